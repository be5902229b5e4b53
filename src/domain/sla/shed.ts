import type { ClockState, StateCalendar } from './clock-state';

/** Clocks and calendars as the incident's property has them. */
export interface KeptClocks {
  clocks: ClockState[];
  calendars: Record<string, StateCalendar>;
}

/** Characters of the incident's property that its clocks may take; Jira's limit for the whole is 32,768. */
const BUDGET = 16_000;

/** To how many characters names are cut when there is no room for them. */
const SHORT_NAME = 40;

/** Most that JSON makes of one character. */
const ESCAPED = 6;

const lengths = new WeakMap<StateCalendar, number>();

function lengthOf(calendar: StateCalendar): number {
  const known = lengths.get(calendar);
  if (known !== undefined) return known;
  const length = JSON.stringify(calendar).length;
  lengths.set(calendar, length);
  return length;
}

/** At most so many characters: all but the names is of a certain size, so that nothing has to be spelt out to know. */
function sizeOf({ clocks, calendars }: KeptClocks): number {
  let size = 0;
  for (const { name, goal, reason, past } of clocks)
    size += 330 + ESCAPED * (name.length + (reason?.name.length ?? 0)) + (goal ? 4 * goal.warnings.length : 0) + 190 * (past?.length ?? 0);
  for (const [id, calendar] of Object.entries(calendars)) size += id.length + 4 + lengthOf(calendar);
  return size;
}

const short = (name: string): string => (name.length > SHORT_NAME ? `${name.slice(0, SHORT_NAME - 1)}…` : name);

function withPast(clock: ClockState, kept: number): ClockState {
  const { past, ...rest } = clock;
  const left = kept > 0 ? past?.slice(-kept) : undefined;
  return left ? { ...rest, past: left } : rest;
}

/**
 * What there is room for in the property. Left out, one after the other and only as far as needed: earlier cycles but the last; all earlier
 * cycles; the ends of long names; calendars, the longest first. Without its calendar a clock still says when it is due, but does not tick.
 */
export function shed(all: KeptClocks): KeptClocks {
  if (sizeOf(all) <= BUDGET) return all;
  const { clocks, calendars } = all;
  const steps: (() => KeptClocks)[] = [
    () => ({ clocks: clocks.map((clock) => withPast(clock, 1)), calendars }),
    () => ({ clocks: clocks.map((clock) => withPast(clock, 0)), calendars }),
    () => ({
      clocks: clocks.map((clock) => {
        const { reason } = clock;
        return {
          ...withPast(clock, 0),
          name: short(clock.name),
          ...(reason ? { reason: { id: reason.id, name: short(reason.name) } } : {}),
        };
      }),
      calendars: Object.fromEntries(Object.entries(calendars).map(([id, one]) => [id, { ...one, name: short(one.name) }])),
    }),
  ];
  let kept = all;
  for (const step of steps) {
    kept = step();
    if (sizeOf(kept) <= BUDGET) return kept;
  }
  const byLength = Object.entries(kept.calendars).sort(([, a], [, b]) => lengthOf(a) - lengthOf(b));
  while (byLength.length > 0) {
    byLength.pop();
    kept = { clocks: kept.clocks, calendars: Object.fromEntries(byLength) };
    if (sizeOf(kept) <= BUDGET) break;
  }
  return kept;
}
