import type { Act, ActLog } from './act';

/** The entry of the changelog that was judged by an act; undefined for acts that judge none. */
const judged = (act: Act): bigint | undefined =>
  (act.kind === 'override' || act.kind === 'editRefused') && act.changeId !== undefined ? BigInt(act.changeId) : undefined;

/** Of what was told so many are kept: what is told again is told by newer causes, long before. */
const TOLD_MAX = 100;

/**
 * A log with more acts. Of refused edits only the last is kept: it says up to where Jira's history is judged, and that history has the
 * others. Otherwise whoever may edit an issue could make its log outgrow the storage, and the app could never look at it again.
 */
export function withActs(log: readonly Act[], more: readonly Act[]): Act[] {
  const all = [...log, ...more];
  const last = all.reduce((newest, act) => {
    const change = judged(act);
    return change !== undefined && change > newest ? change : newest;
  }, -1n);
  const passedOver = all.filter(({ kind }) => kind === 'effect').length - TOLD_MAX;
  let effects = 0;
  return all.filter((act) => {
    if (act.kind === 'effect') return effects++ >= passedOver;
    return act.kind !== 'editRefused' || judged(act) === last;
  });
}

/** The log once more was appended to it. */
export const appended = (log: ActLog, more: readonly Act[]): ActLog =>
  more.length === 0 ? log : { version: log.version + 1, acts: withActs(log.acts, more) };
