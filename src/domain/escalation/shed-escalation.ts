import type { Because, EscalationState } from './state';

/** Characters of the incident's property its escalation may take; Jira's limit for the whole is 32,768, of which clocks take half at most. */
const BUDGET = 6_000;
/** To how many characters texts are cut when there is no room for them. */
const SHORT = 40;
const DEEDS = 3;

type Line = EscalationState['ahead'][number] | EscalationState['fired'][number];

/** No more characters than that, so that mostly nothing has to be spelt out to know. */
function roughSize({ fired, ahead, snoozed }: EscalationState): number {
  let size = 600 + 6 * (snoozed?.reason.length ?? 0);
  for (const { ladder, deeds } of [...fired, ...ahead]) {
    size += 900 + 6 * ladder.length;
    for (const { to } of deeds) size += 40 + 6 * (to?.length ?? 0);
  }
  return size;
}

const fits = (state: EscalationState): boolean => roughSize(state) <= BUDGET || JSON.stringify(state).length <= BUDGET;

const short = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text);

function shortBecause(because: Because): Because {
  switch (because.on) {
    case 'clock':
    case 'willBreach':
      return { ...because, metric: short(because.metric) };
    case 'dwell':
      return { ...because, tier: short(because.tier) };
    case 'reporterGroup':
      return { ...because, group: short(because.group) };
    case 'priorityRaised':
      return { ...because, to: short(because.to) };
    default:
      return because;
  }
}

function shortLine<L extends Line>(line: L): L {
  const deeds = line.deeds.slice(0, DEEDS).map((one) => (one.to === undefined ? one : { ...one, to: short(one.to) }));
  return { ...line, ladder: short(line.ladder), because: shortBecause(line.because), deeds };
}

/**
 * What there is room for in the property. Left out, and only as far as needed: the ends of long texts and all but the first deeds of a level;
 * then what comes last, and what was done first.
 */
export function shedEscalation(all: EscalationState): EscalationState {
  if (fits(all)) return all;
  const { snoozed, ...rest } = all;
  let kept: EscalationState = {
    ...rest,
    ...(snoozed ? { snoozed: { ...snoozed, reason: snoozed.reason.slice(0, 200) } } : {}),
    fired: all.fired.map(shortLine),
    ahead: all.ahead.map(shortLine),
  };
  while (!fits(kept) && kept.ahead.length > 1) kept = { ...kept, ahead: kept.ahead.slice(0, -1) };
  while (!fits(kept) && kept.fired.length > 1) kept = { ...kept, fired: kept.fired.slice(1) };
  return kept;
}
