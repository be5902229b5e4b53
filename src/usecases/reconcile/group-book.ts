import type { SupportGroup } from '../../contract/types';
import type { GroupBook, OpenWork } from '../../ports';

const MINUTE = 60_000;
/** Real time in ms for which it is trusted who is in a group. */
export const PEOPLE_TRUST = 60 * MINUTE;
/** Real time in ms for which it is trusted how much open work people have, with what the app gave them since. */
export const WORK_TRUST = 10 * MINUTE;
/** Real time in ms within which a search may not know yet what the app gave somebody. */
const SEARCH_LAG = 2 * MINUTE;
/** What was given last that is kept: more is not given within that time. */
const GIVEN_MAX = 200;
/** People whose turn is remembered. */
const TURNS_MAX = 500;

/** @param at ISO instant at which it was asked for. @param now ms since 1970. */
export function isFresh(at: string | undefined, trust: number, now: number): boolean {
  const age = at === undefined ? Number.NaN : now - Date.parse(at);
  return age >= 0 && age < trust;
}

/** Of whom it was asked who is in a group: changes with the policy. */
export const peopleOf = ({ jiraGroup, members }: SupportGroup): string => [jiraGroup?.id ?? '', ...members.map(({ id }) => id)].join(' ');

type Work = NonNullable<GroupBook['work']>;
type Open = Work['open'];

const plusOne = (open: Open, { to, priorityId }: OpenWork): Open => {
  const theirs = open[to] ?? {};
  return { ...open, [to]: { ...theirs, [priorityId]: (theirs[priorityId] ?? 0) + 1 } };
};

/** Open work as a search has it, with what the app gave too lately for the search to know. */
export function workFrom(found: readonly OpenWork[], before: Work | undefined, now: number): Work {
  const known = new Set(found.map(({ issueId }) => issueId));
  const late = (before?.given ?? []).filter(({ issueId, at }) => isFresh(at, SEARCH_LAG, now) && !known.has(issueId));
  return { at: new Date(now).toISOString(), open: [...found, ...late].reduce(plusOne, {}), given: late };
}

/** The book once somebody was given an incident. */
export function given(book: GroupBook, work: Work['given'][number]): GroupBook {
  const turns = [...book.turns.filter((id) => id !== work.to), work.to].slice(-TURNS_MAX);
  if (!book.work) return { ...book, turns };
  return {
    ...book,
    work: { ...book.work, open: plusOne(book.work.open, work), given: [...book.work.given, work].slice(-GIVEN_MAX) },
    turns,
  };
}
