import { AppFault } from '../../contract/errors';
import type { Effect, EffectOutcome, EffectRow, TransitionEffect } from '../../domain/effects/effect';
import type { Clock, EffectStore, JiraAsApp, ReadFacts } from '../../ports';
import { laterThan } from './later';
import { wentThere } from './move';

/** ms after which whoever claimed an attempt and said no more is gone: longer than a call of Jira's may take. */
export const PATIENCE = 2 * 60_000;

/** Attempts at most; then there is no hope, and nothing waits for ever. */
const MOST_ATTEMPTS = 20;

/** ms by which Jira's clock may be behind ours. */
const SKEW = 60_000;

export interface ClaimPorts {
  clock: Clock;
  jira: Pick<JiraAsApp, 'findComment' | 'findTask'>;
  store: { effects: EffectStore };
}

/** What came of an effect. `why`: of what was refused. */
export interface Outcome {
  outcome: EffectOutcome;
  why?: string;
}

/** Nothing is to be done: what came of an effect is known, or it is to be looked at again at an instant (ms since 1970). */
export type Over = Outcome | { again: number };

/** What has to be known of an effect to claim it. */
type Turn = Pick<Effect, 'id'> & (Pick<TransitionEffect, 'kind' | 'statusId' | 'into'> | { kind: Exclude<Effect['kind'], 'transition'> });

/**
 * Claims an effect. Whoever comes second leaves it to the first. When the first has been silent for long, it crashed, or Jira did not answer
 * it: a comment is looked for and said again only if it is not there; a task is looked for among the incident's, likewise; a transition is in
 * the history, or is made again; a label is added again, which does no harm; a notification leaves nothing to look for, and whether it went out
 * is unknown.
 * @param author account id of whoever does it.
 * @param facts read after that silence, so that what came of it is among the comments and in the history.
 */
export async function takeTurn(
  { clock, store, jira }: ClaimPorts,
  effect: Turn,
  facts: Pick<ReadFacts, 'issueId' | 'comments' | 'history' | 'tasks'>,
  author: string,
): Promise<{ mine: EffectRow } | Over> {
  const { id, kind } = effect;
  const { issueId, comments } = facts;
  for (let attempt = 1; ; attempt++) {
    const row: EffectRow = { id, issueId, kind, attempt, state: 'claimed', at: new Date(clock.now()).toISOString() };
    const held = await store.effects.claim(row);
    if (held === 'yours') return { mine: row };
    if (held.state !== 'claimed') return { outcome: held.state, ...(held.why === undefined ? {} : { why: held.why }) };
    const silentUntil = Date.parse(held.at) + PATIENCE;
    if (clock.now() < silentUntil) return { again: silentUntil };
    if (kind === 'notify' || attempt >= MOST_ATTEMPTS) return settle(store.effects, held, 'unknown');
    const begun = Date.parse(held.at) - SKEW;
    if (kind === 'transition' && wentThere(effect, facts, author, begun)) return settle(store.effects, held, 'done');
    if (kind !== 'comment' && kind !== 'task') continue;
    const possible =
      kind === 'task'
        ? facts.tasks.map((one) => one.id)
        : comments.filter(({ by, at }) => by === author && Date.parse(at) >= begun).map((one) => one.id);
    if (possible.length === 0) continue;
    try {
      const found = kind === 'task' ? (await jira.findTask(id, possible)) !== undefined : await jira.findComment(id, possible);
      if (found) return settle(store.effects, held, 'done');
    } catch (error) {
      const again = laterThan(clock.now(), error);
      if (again === undefined) throw error;
      return { again };
    }
  }
}

/**
 * Notes what came of an attempt. The act that follows says it too, so a storage that does not take the note keeps nothing back.
 * @param why of what was refused.
 */
export async function settle(effects: EffectStore, row: EffectRow, outcome: EffectOutcome, why?: string): Promise<Outcome> {
  const came = { outcome, ...(why === undefined ? {} : { why }) };
  await note(row, () => effects.mark({ ...row, state: outcome, ...(why === undefined ? {} : { why }) }));
  return came;
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
