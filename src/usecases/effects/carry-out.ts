import { AppFault } from '../../contract/errors';
import type { EffectAct } from '../../domain/acts/act';
import type { Effect } from '../../domain/effects/effect';
import type { JiraAsApp, Listener, ReadFacts } from '../../ports';
import { type ClaimPorts, giveBack, type Over, PATIENCE, settle, takeTurn } from './attempt';
import { laterThan, whatCame } from './later';
import { listenersOf, say } from './say';

export interface CarryOutPorts extends ClaimPorts {
  jira: Pick<JiraAsApp, 'comment' | 'notify' | 'readListener' | 'findComment'>;
}

/** What a look knows besides the effects. */
export interface Around {
  facts: Pick<ReadFacts, 'issueId' | 'key' | 'comments'>;
  appAccountId: string;
  /** People whose groups were read in this look, by account id. */
  known: ReadonlyMap<string, Listener>;
}

export interface CarriedOut {
  /** To be appended: then no look does these again. */
  acts: EffectAct[];
  /** ms since 1970; something could not be done, or is not known, yet: look again then. */
  again?: number;
}

/**
 * Does what is due, each once whoever else looks at the same time: claimed, done, marked. What could not be done keeps nothing else back.
 * @throws TRY_LATER when the storage cannot be asked who does it.
 */
export async function carryOut(ports: CarryOutPorts, effects: readonly Effect[], around: Around): Promise<CarriedOut> {
  const acts: EffectAct[] = [];
  let again: number | undefined;
  for (const effect of effects) {
    const over = await once(ports, effect, around);
    if ('again' in over) again = Math.min(over.again, again ?? over.again);
    else acts.push(actOf(effect, over.outcome, ports.clock.now()));
  }
  return { acts, ...(again === undefined ? {} : { again }) };
}

const actOf = ({ id, kind, to }: Effect, outcome: EffectAct['outcome'], now: number): EffectAct => ({
  kind: 'effect',
  id,
  effect: kind,
  outcome,
  at: new Date(now).toISOString(),
  to: [...to],
});

async function once(ports: CarryOutPorts, effect: Effect, { facts, appAccountId, known }: Around): Promise<Over> {
  const { clock, jira, store } = ports;
  let listeners: Listener[];
  try {
    // Read before the claim: between that and the doing as little as can be may go wrong.
    listeners = await listenersOf(jira, effect, known);
  } catch (error) {
    const again = laterThan(clock.now(), error);
    if (again === undefined) throw error;
    return { again };
  }
  const turn = await takeTurn(ports, effect, facts, appAccountId);
  if (!('mine' in turn)) return turn;
  const { mine } = turn;
  try {
    await say(jira, facts, effect, listeners);
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`effect ${effect.id}: ${error.error.message}`);
    const came = whatCame(error);
    if (came === 'refused') return settle(store.effects, mine, 'refused');
    if (came === 'nothing') {
      await giveBack(store.effects, mine);
      return { again: laterThan(clock.now(), error) ?? clock.now() };
    }
    // A comment can be looked for, once whatever Jira still does with it is over.
    if (effect.kind === 'comment') return { again: Date.parse(mine.at) + PATIENCE };
    return settle(store.effects, mine, 'unknown');
  }
  return settle(store.effects, mine, 'done');
}
