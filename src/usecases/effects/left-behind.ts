import type { EffectAct } from '../../domain/acts/act';
import type { Clock, EffectStore, WakeUp } from '../../ports';
import { isSuspect } from '../wake-ups/rules';
import { PATIENCE, settle } from './attempt';

/** ms by which a look that nothing held up is after its instant at most. */
const IN_TIME = 60_000;

/** ms after which whoever claimed an attempt for which there is no cause any more is taken for gone: Jira answers, or not, in less. */
const GONE = 30_000;

/**
 * Whether a look before may have broken off half way: its wake-up is overdue, or marked, or one of those that look after what another look has
 * claimed. Seldom true where nothing went wrong: asking for what was left behind costs the storage some reads.
 * @param next when the incident is to be looked at next, as decided now (ISO instant).
 */
export function mayHaveBrokenOff(wakeUp: WakeUp | undefined, next: string | undefined, now: number): boolean {
  if (!wakeUp) return false;
  const { due } = wakeUp;
  if (isSuspect(wakeUp) || due < now - IN_TIME) return true;
  return due > now && due <= now + PATIENCE && (next === undefined || Date.parse(next) !== due);
}

/**
 * What came of notifications that a look may have begun and left. Whether one went out that was claimed and no more is unknown.
 * @param ids of effects that are not due any more, and that no act names.
 */
export async function leftBehind(
  { clock, store }: { clock: Clock; store: { effects: EffectStore } },
  ids: readonly string[],
  issueId: string,
): Promise<EffectAct[]> {
  const acts: EffectAct[] = [];
  for (const id of ids) {
    const row = await store.effects.read({ id, issueId, kind: 'notify', attempt: 1 });
    if (!row) continue;
    const now = clock.now();
    if (row.state === 'claimed' && now - Date.parse(row.at) < GONE) continue;
    const { outcome } = row.state === 'claimed' ? await settle(store.effects, row, 'unknown') : { outcome: row.state };
    acts.push({ kind: 'effect', id, effect: 'notify', outcome, at: new Date(now).toISOString(), to: [] });
  }
  return acts;
}
