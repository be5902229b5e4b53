import { AppFault } from '../../contract/errors';
import type { Effect, EffectOutcome, EffectRow } from '../../domain/effects/effect';
import type { Clock, EffectStore, JiraAsApp, ReadFacts } from '../../ports';
import { laterThan } from './later';

/** ms after which whoever claimed an attempt and said no more is gone: longer than a call of Jira's may take. */
export const PATIENCE = 2 * 60_000;

/** Attempts at most; then there is no hope, and nothing waits for ever. */
const MOST_ATTEMPTS = 20;

/** ms by which Jira's clock may be behind ours. */
const SKEW = 60_000;

export interface ClaimPorts {
  clock: Clock;
  jira: Pick<JiraAsApp, 'findComment'>;
  store: { effects: EffectStore };
}

/** Nothing is to be done: what came of an effect is known, or it is to be looked at again at an instant (ms since 1970). */
export type Over = { outcome: EffectOutcome } | { again: number };

/**
 * Claims an effect. Whoever comes second leaves it to the first. When the first has been silent for long, it crashed, or Jira did not answer
 * it: a comment is looked for and said again only if it is not there; a notification leaves nothing to look for, and whether it went out is
 * unknown.
 * @param author account id of whoever writes such a comment.
 * @param facts read after that silence, so that what came of it is among the comments.
 */
export async function takeTurn(
  { clock, store, jira }: ClaimPorts,
  { id, kind }: Pick<Effect, 'id' | 'kind'>,
  { issueId, comments }: Pick<ReadFacts, 'issueId' | 'comments'>,
  author: string,
): Promise<{ mine: EffectRow } | Over> {
  for (let attempt = 1; ; attempt++) {
    const row: EffectRow = { id, issueId, kind, attempt, state: 'claimed', at: new Date(clock.now()).toISOString() };
    const held = await store.effects.claim(row);
    if (held === 'yours') return { mine: row };
    if (held.state !== 'claimed') return { outcome: held.state };
    const silentUntil = Date.parse(held.at) + PATIENCE;
    if (clock.now() < silentUntil) return { again: silentUntil };
    if (kind === 'notify' || attempt >= MOST_ATTEMPTS) return settle(store.effects, held, 'unknown');
    const begun = Date.parse(held.at) - SKEW;
    const possible = comments.filter(({ by, at }) => by === author && Date.parse(at) >= begun).map((one) => one.id);
    if (possible.length === 0) continue;
    try {
      if (await jira.findComment(id, possible)) return settle(store.effects, held, 'done');
    } catch (error) {
      const again = laterThan(clock.now(), error);
      if (again === undefined) throw error;
      return { again };
    }
  }
}

/** Notes what came of an attempt. The act that follows says it too, so a storage that does not take the note keeps nothing back. */
export async function settle(effects: EffectStore, row: EffectRow, outcome: EffectOutcome): Promise<Over> {
  await note(row, () => effects.mark({ ...row, state: outcome }));
  return { outcome };
}

/** Gives an attempt back in which nothing was done. When that fails, whoever comes later finds it silent. */
export const giveBack = (effects: EffectStore, row: EffectRow): Promise<void> => note(row, () => effects.release(row));

async function note({ id }: EffectRow, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`effect ${id} not noted: ${error.error.message}`);
  }
}
