import { AppFault } from '../../contract/errors';
import type { EffectAct } from '../../domain/acts/act';
import type { Effect } from '../../domain/effects/effect';
import { shortened } from '../../domain/health/problem-of';
import type { Listener, ReadFacts } from '../../ports';
import { type ClaimPorts, giveBack, type Outcome, PATIENCE, settle, takeTurn } from './attempt';
import { laterThan, whatCame } from './later';
import { type DoPorts, perform } from './perform';
import { type Ready, type ReadyPorts, readyFor, UNREADY } from './ready';

export interface CarryOutPorts extends ClaimPorts {
  jira: ClaimPorts['jira'] & DoPorts & ReadyPorts;
}

/** ms a look takes at most from here to its end: another one before could be overwritten by it. */
const LOOK = 5_000;

/** Kinds of effects that change what the incident is. */
const CHANGES: ReadonlySet<Effect['kind']> = new Set(['transition', 'label', 'task']);

/** What a look knows besides the effects. */
export interface Around {
  facts: Pick<ReadFacts, 'issueId' | 'key' | 'projectId' | 'status' | 'comments' | 'history' | 'tasks'>;
  appAccountId: string;
  /** People whose groups were read in this look, by account id. */
  known: ReadonlyMap<string, Listener>;
}

export interface CarriedOut {
  /** To be appended: then no look does these again. */
  acts: EffectAct[];
  /** ms since 1970; something could not be done, or is not known, yet, or has changed what the incident is: look again then. */
  again?: number;
}

/** What came of an effect, with whom it was for in the end; or when to look again, ms since 1970. */
type Came = (Outcome & { ready: Ready }) | { again: number };

/**
 * Does what is due, each once whoever else looks at the same time: claimed, done, marked. What could not be done keeps nothing else back.
 * @throws TRY_LATER when the storage cannot be asked who does it.
 */
export async function carryOut(ports: CarryOutPorts, effects: readonly Effect[], around: Around): Promise<CarriedOut> {
  const acts: EffectAct[] = [];
  let again: number | undefined;
  const lookAgain = (at: number): void => {
    again = Math.min(at, again ?? at);
  };
  for (const effect of effects) {
    const came = await once(ports, effect, around);
    const now = ports.clock.now();
    if ('again' in came) lookAgain(came.again);
    else {
      acts.push(actOf(effect, came, now));
      // The app is not told of what it did itself: what follows from the new status, the label or the task is seen by another look.
      if (came.outcome === 'done' && CHANGES.has(effect.kind)) lookAgain(now + LOOK);
    }
  }
  return { acts, ...(again === undefined ? {} : { again }) };
}

function actOf(effect: Effect, { outcome, why, ready }: Outcome & { ready: Ready }, now: number): EffectAct {
  const act: EffectAct = {
    kind: 'effect',
    id: effect.id,
    effect: effect.kind,
    outcome,
    at: new Date(now).toISOString(),
    to: [...effect.to],
  };
  if ('watchers' in effect) {
    act.to = [...ready.listeners.map(({ accountId }) => accountId), ...ready.others];
    if (ready.groups.length > 0) act.groups = ready.groups.map(({ name }) => name);
    if (effect.watchers) act.watchers = true;
  }
  const what = 'what' in effect ? effect.what || ready.to : undefined;
  if (what) act.what = what;
  if (why !== undefined) act.why = why;
  return act;
}

/** Effects whose refusals are explained: those of which an act says what they did. */
const whyOf = (effect: Effect, { error: { details, message } }: AppFault): string | undefined =>
  'what' in effect ? shortened(details?.join(' ') ?? message) : undefined;

async function once(ports: CarryOutPorts, effect: Effect, { facts, appAccountId, known }: Around): Promise<Came> {
  const { clock, jira, store } = ports;
  let ready: Ready = UNREADY;
  let refusal: AppFault | undefined;
  try {
    ready = await readyFor(jira, effect, facts, known);
  } catch (error) {
    const again = laterThan(clock.now(), error);
    if (again !== undefined) return { again };
    if (!(error instanceof AppFault) || whatCame(error) !== 'refused') throw error;
    refusal = error;
  }
  const turn = await takeTurn(ports, effect, facts, appAccountId);
  if ('again' in turn) return turn;
  if (!('mine' in turn)) return { ...turn, ready };
  const { mine } = turn;
  const refused = async (error: AppFault): Promise<Came> => ({
    ...(await settle(store.effects, mine, 'refused', whyOf(effect, error))),
    ready,
  });
  if (refusal) return refused(refusal);
  try {
    const { outcome, why } = await perform(jira, facts, effect, ready);
    return { ...(await settle(store.effects, mine, outcome, why)), ready };
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`effect ${effect.id}: ${error.error.message}`);
    const came = whatCame(error);
    if (came === 'refused') return refused(error);
    if (came === 'nothing') {
      await giveBack(store.effects, mine);
      return { again: laterThan(clock.now(), error) ?? clock.now() };
    }
    // What leaves something to find can be looked for, and a label added again, once whatever Jira still does with it is over.
    if (effect.kind !== 'notify') return { again: Date.parse(mine.at) + PATIENCE };
    return { ...(await settle(store.effects, mine, 'unknown')), ready };
  }
}
