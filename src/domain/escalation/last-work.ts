import type { Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { instantMs, sober } from '../instant';

/** What people do about an incident besides changing it. */
const WORK: ReadonlySet<Act['kind']> = new Set<Act['kind']>(['acknowledged', 'snoozed', 'handOver', 'supportAsked', 'deEscalated']);

/** The latest of instants as Jira or the app spells them. Those that are spelt alike are compared as they are, which is quicker. */
class Latest {
  #text = '';
  ms = Number.NEGATIVE_INFINITY;

  see(at: string): void {
    if (at.length === this.#text.length && at <= this.#text && at.endsWith(this.#text.slice(23))) return;
    const ms = instantMs(at);
    if (!(sober(ms) > this.ms) || Number.isNaN(ms)) return;
    this.ms = sober(ms);
    this.#text = at;
  }
}

/** When somebody last worked on an incident who is neither a customer nor the app; ms since 1970. */
export function lastWorkIn({ reporter, values, history, comments }: IssueFacts, acts: readonly Act[], { appAccountId }: Settings): number {
  const affected = values.affectedUser?.[0];
  const works = (by: string | undefined): boolean => by !== undefined && by !== appAccountId && by !== reporter && by !== affected;
  const latest = new Latest();
  for (const { at, by } of history) if (works(by)) latest.see(at);
  for (const { at, by, unlicensed } of comments) if (!unlicensed && works(by)) latest.see(at);
  for (const act of acts) if (WORK.has(act.kind) || (act.kind === 'commented' && act.side === 'agent')) latest.see(act.at);
  return latest.ms;
}
