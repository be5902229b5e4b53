import type { Act } from './act';

/** The entry of the changelog that was judged by an act; undefined for acts that judge none. */
const judged = (act: Act): bigint | undefined =>
  (act.kind === 'override' || act.kind === 'editRefused') && act.changeId !== undefined ? BigInt(act.changeId) : undefined;

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
  return all.filter((act) => act.kind !== 'editRefused' || judged(act) === last);
}
