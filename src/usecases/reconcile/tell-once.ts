import type { Settings } from '../../contract/types';
import type { ActLog } from '../../domain/acts/act';
import { appended } from '../../domain/acts/append';
import { unnamedReminders } from '../../domain/effects/left-behind';
import { type Decision, type DecisionInput, decide } from '../../domain/incident/decide';
import type { Listener, ReadFacts, Store, WakeUp } from '../../ports';
import { type CarryOutPorts, carryOut } from '../effects/carry-out';
import { leftBehind, mayHaveBrokenOff } from '../effects/left-behind';

export type TellPorts = CarryOutPorts & { store: Pick<Store, 'appendActs' | 'effects'> };

/** What a look knew when it decided. */
type Known = Omit<DecisionInput, 'facts' | 'members'> & {
  facts: ReadFacts & DecisionInput['facts'];
  members: DecisionInput['members'] & ReadonlyMap<string, Listener>;
};

/**
 * Does the effects of a decision whose acts are appended, and appends what came of them in one act each; then decides once more, for the
 * incident to say so. Before the incident is written: an effect may be about what that write is going to undo. Without an effect that is
 * due nothing is asked and nothing written.
 * Also notes what a look before that broke off left behind.
 * @param wakeUp as it was read with the facts.
 * @returns what to write, when to look again (ISO instant), and what that follows from.
 */
export async function tellOnce(
  ports: TellPorts,
  input: Known,
  decision: Decision,
  { settings: { appAccountId }, wakeUp }: { settings: Settings; wakeUp: WakeUp | undefined },
  now: number,
): Promise<{ decision: Decision; wakeAt?: string; input: Known }> {
  const { facts, acts, members } = input;
  const log = appended(acts, decision.acts);
  const left = mayHaveBrokenOff(wakeUp, decision.wakeAt, now) ? await leftBehind(ports, notDue(input, decision, log), facts.issueId) : [];
  const carried =
    decision.effects.length === 0 ? { acts: [] } : await carryOut(ports, decision.effects, { facts, appAccountId, known: members });
  const done = { ...carried, acts: [...left, ...carried.acts] };
  if (done.acts.length > 0) await ports.store.appendActs(facts.issueId, log, done.acts);
  const then = { ...input, acts: appended(log, done.acts) };
  const after = done.acts.length > 0 ? decide(then, now) : decision;
  const again = done.again === undefined ? [] : [new Date(done.again).toISOString()];
  const wakeAt = [...again, ...(after.wakeAt === undefined ? [] : [after.wakeAt])].sort()[0];
  return { decision: after, ...(wakeAt === undefined ? {} : { wakeAt }), input: then };
}

/** Ids of notifications that may have been begun when they were due, and are not any more. */
function notDue({ facts, policy }: Known, { state, effects }: Decision, { acts }: ActLog): string[] {
  if (!state || !policy) return [];
  return unnamedReminders(state.clocks, policy.document, acts, facts.issueId).filter((id) => !effects.some((effect) => effect.id === id));
}
