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

/** No more characters than that: what is no name is of a certain size, so that mostly nothing has to be spelt out to know. */
function roughSize(clocks: readonly ClockState[]): number {
  let size = 0;
  for (const { name, goal, reason, past } of clocks)
    size += 480 + ESCAPED * (name.length + (reason?.name.length ?? 0)) + 4 * (goal?.warnings.length ?? 0) + 200 * (past?.length ?? 0);
  return size;
}

function fits({ clocks, calendars }: KeptClocks): boolean {
  let room = BUDGET;
  for (const [id, calendar] of Object.entries(calendars)) room -= id.length + 4 + lengthOf(calendar);
  return roughSize(clocks) <= room || JSON.stringify(clocks).length <= room;
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
  if (fits(all)) return all;
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
    if (fits(kept)) return kept;
  }
  const byLength = Object.entries(kept.calendars).sort(([, a], [, b]) => lengthOf(a) - lengthOf(b));
  while (byLength.length > 0) {
    byLength.pop();
    kept = { clocks: kept.clocks, calendars: Object.fromEntries(byLength) };
    if (fits(kept)) break;
  }
  return kept;
}
