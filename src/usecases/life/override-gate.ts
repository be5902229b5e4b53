import { AppFault, fault } from '../../contract/errors';
import type { CallOutput, ParsedInput, PublishedPolicy } from '../../contract/types';
import type { GateOverriddenAct } from '../../domain/acts/life';
import type { DecisionInput } from '../../domain/incident/decide';
import { isoOf } from '../../domain/instant';
import { overrideText } from '../../domain/lifecycle/overrides';
import { phasesWith } from '../../domain/lifecycle/phases-with';
import type { GateState } from '../../domain/lifecycle/state';
import type { JiraAsApp, JiraAsPerson, Transition } from '../../ports';
import { type RecordPorts, recordDecided } from '../desk/record-decided';
import { readable } from '../desk/words';
import { type Actor, type Ground, type GroundPorts, readGround } from '../panel/ground';
import type { IncidentPolicyPorts } from '../panel/incident-policy';
import { demandRight } from '../panel/rights';
import { decideUnchosen } from '../reconcile/decide-knowing';
import { readInput } from '../reconcile/read-input';
import { refusal } from './refusal';

/** ms for which a transition may pass. */
const LASTS = 10 * 60_000;
/** ms in which the same override again, word for word, is the same one: sent twice. */
const TWICE = 60_000;

export type OverrideGatePorts = GroundPorts &
  IncidentPolicyPorts &
  RecordPorts & {
    app: Pick<JiraAsApp, 'readMembership' | 'writeAppFields'>;
    person: Pick<JiraAsPerson, 'listTransitions'>;
  };

/**
 * Lets one transition pass though gates block it: recorded, and said at once in the field the validator reads. Throws NOT_ALLOWED without the
 * right, CONFLICT when Jira offers the person no such transition now, or no gate blocks it.
 */
export async function overrideGate(
  ports: OverrideGatePorts,
  actor: Actor,
  { transitionId, reason: typed }: ParsedInput<'overrideGate'>,
): Promise<CallOutput<'overrideGate'>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'overrideGate');
  const reason = readable('overrideGate: reason', typed);
  const transition = (await ports.person.listTransitions(actor.issueId)).find(({ id }) => id === transitionId);
  if (!transition)
    throw refusal('CONFLICT', 'noWay', `Jira does not offer the transition ${transitionId} of issue ${actor.issueId} to the person now.`);
  const gates = await blocking(ports, actor, ground, transition);
  if (gates.length === 0) throw refusal('CONFLICT', 'noGate', `No gate blocks the transition ${transitionId} of issue ${actor.issueId}.`);
  const now = ports.clock.now();
  const act: GateOverriddenAct = {
    kind: 'gateOverridden',
    at: isoOf(now),
    by: actor.accountId,
    transition: { id: transition.id, name: transition.name, toStatus: transition.to.id },
    gates: gates.map(({ id, name }) => ({ id, name })),
    reason,
    until: isoOf(now + LASTS),
  };
  const counts = await recordDecided<GateOverriddenAct>(ports, actor.issueId, (acts) => {
    const last = acts.findLast((one): one is GateOverriddenAct => one.kind === 'gateOverridden');
    const sent = last && now - Date.parse(last.at) < TWICE && sameWish(last, act);
    return sent ? { answer: last } : { act, answer: act };
  });
  await sayNow(ports, actor.issueId, ground, counts);
  return { until: counts.until };
}

const sameWish = (a: GateOverriddenAct, b: GateOverriddenAct): boolean =>
  a.by === b.by && a.transition.id === b.transition.id && a.reason === b.reason;

/** Gates that block the transition and are not fulfilled, as a look would find it now. */
async function blocking(ports: OverrideGatePorts, { issueId }: Actor, ground: Ground, { to }: Transition): Promise<GateState[]> {
  const input = await readInput({ ...ports, jira: ports.app }, issueId, ground);
  if (!input) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the app.`);
  // An incident comes to the later phases of a status by their gates being met: only the first one's block the way in.
  const [entered] = phasesWith(ground.policy.document.lifecycle, to);
  const everywhere: DecisionInput = { ...input, policy: leadingEverywhere(ground.policy) };
  const { decision } = await decideUnchosen({ jira: ports.app }, everywhere, ports.clock.now());
  const next = decision.state?.life?.next.find(({ id }) => id === entered?.id);
  return (next?.gates ?? []).filter(({ mode, met }) => mode === 'block' && !met);
}

/** The policy as if one might go from each phase to each: Jira's workflow may have ways the policy does not foresee. */
function leadingEverywhere(policy: PublishedPolicy): PublishedPolicy {
  const { lifecycle } = policy.document;
  const next = lifecycle.phases.map(({ id }) => id);
  const phases = lifecycle.phases.map((phase) => ({ ...phase, next }));
  return { ...policy, document: { ...policy.document, lifecycle: { ...lifecycle, phases } } };
}

/**
 * As the app: Jira lets nobody else write its field. The person waits for nothing but this; what fails here the look does that was asked for.
 */
async function sayNow(ports: OverrideGatePorts, issueId: string, { settings }: Ground, act: GateOverriddenAct): Promise<void> {
  const fieldId = settings.appFields.gateOverride;
  if (fieldId === undefined) return;
  try {
    await ports.app.writeAppFields(issueId, { [fieldId]: overrideText(act) });
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`override of issue ${issueId} is left to its look: ${error.error.message}`);
  }
}
