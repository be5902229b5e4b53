import { appended } from '../../domain/acts/append';
import type { Found } from '../../domain/health/problem';
import { type LookedAt, shortened } from '../../domain/health/problem-of';
import { isStunted } from '../../domain/health/stunted';
import { type DecisionInput, decide } from '../../domain/incident/decide';
import { readState } from '../../domain/incident/read-state';
import type { IncidentState } from '../../domain/incident/state';
import { assignedIn, refusedAssignment } from '../../domain/routing/assign';
import type { Clock, JiraAsApp, Queue, Store, WakeUp } from '../../ports';
import { afterFailure } from '../health/failed-look';
import { clearIssue, report } from '../health/report';
import { followWakeUp, secureWakeUp } from '../wake-ups/follow';
import { isSuspect } from '../wake-ups/rules';
import { type DecidePorts, decideKnowing } from './decide-knowing';
import { type InputPorts, readInput } from './read-input';
import { type TellPorts, tellOnce } from './tell-once';
import { writeAppFields } from './write-app-fields';
import { writeIncident } from './write-incident';
import { NOTHING_WRITTEN, type Wrote } from './wrote';

/** What a look came to, for the log and for tests. */
export type LookOutcome = 'gone' | 'no incident' | 'unchanged' | 'written';

export type LookPorts = InputPorts &
  DecidePorts &
  TellPorts & {
    clock: Clock;
    jira: Pick<JiraAsApp, 'writeIncident' | 'writeAppFields'>;
    store: Pick<Store, 'readSettings' | 'readPolicy' | 'wakeUps' | 'health'>;
    queue: Pick<Queue, 'looks'>;
  };

/**
 * Looks at an issue: facts, decision, at most one write of each kind. Doing it twice, late or for nothing does no harm. What goes wrong and is
 * not mended by time is listed for admins, and the look is made again later.
 */
export async function reconcileIncident(ports: LookPorts, issueId: string): Promise<LookOutcome> {
  const at: LookedAt = { issueId };
  try {
    return await look(ports, at);
  } catch (error) {
    await afterFailure(ports, at, error);
    throw error;
  }
}

async function look(ports: LookPorts, at: LookedAt): Promise<LookOutcome> {
  const { store } = ports;
  const { issueId } = at;
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicy()]);
  if (!settings || !policy) return 'no incident';
  const [input, wakeUp] = await Promise.all([readInput(ports, issueId, { settings, policy }), store.wakeUps.read(issueId)]);
  const now = ports.clock.now();
  if (!input) return leave(ports, issueId, wakeUp, 'gone', { kind: 'issueGone', about: issueId, values: {} });
  const { facts, acts } = input;
  const { key, projectId } = facts;
  Object.assign(at, { key, projectId });
  const { decision, members } = await decideKnowing(ports, input, now);
  if (!decision.state) return leave(ports, issueId, wakeUp, 'no incident', { kind: 'issueMoved', about: issueId, values: { key } });
  // Acts first: what follows from them may be done again, they may not be lost.
  if (decision.acts.length > 0) await store.appendActs(issueId, acts, decision.acts);
  const told = await tellOnce(ports, { ...input, members }, decision, { settings, wakeUp }, now);
  const state = told.decision.state ?? decision.state;
  const secured = await secureWakeUp(ports, issueId, wakeUp, told.wakeAt);
  const wrote = told.decision.write
    ? await writeIncident(ports.jira, told.decision, state, facts, settings, () => leaveUnassigned(ports, told, state, now))
    : NOTHING_WRITTEN;
  const said = await writeAppFields(ports.jira, told.decision, facts, settings);
  const before = readState(facts.property);
  const found = [
    ...refusedIn(facts, before?.notSet, [wrote, said]),
    ...(told.decision.write && isStunted(state) && !(before && isStunted(before)) ? [stunted(key, state.clockPolicy)] : []),
  ];
  await report(ports, found);
  if (isSuspect(wakeUp) || (told.decision.write && before?.notSet && !wrote.refused && !state.notSet))
    await clearIssue(ports, issueId, found);
  await followWakeUp(ports, issueId, secured, told.wakeAt);
  return wrote.written || said.written ? 'written' : 'unchanged';
}

/** Jira does not take whom the app chose: nobody has it, which is recorded, so that it is not tried for ever. */
async function leaveUnassigned(
  { store }: Pick<LookPorts, 'store'>,
  { input }: { input: DecisionInput },
  state: IncidentState,
  now: number,
): Promise<IncidentState> {
  const assigned = assignedIn(input.acts.acts);
  if (!assigned) return state;
  const acts = [refusedAssignment(assigned, now)];
  await store.appendActs(input.facts.issueId, input.acts, acts);
  return decide({ ...input, acts: appended(input.acts, acts) }, now).state ?? state;
}

/** Fields Jira did not take, unless the incident's property says so already. */
function refusedIn(
  { issueId, key }: { issueId: string; key: string },
  known: readonly string[] | undefined,
  writes: readonly Wrote[],
): Found[] {
  const refused = writes.flatMap((one) => one.refused ?? []);
  const fields = refused.flatMap((one) => one.fields).sort();
  if (fields.length === 0 || fields.join() === known?.join()) return [];
  return [
    {
      kind: 'fieldRefused',
      about: issueId,
      values: { key, fields: fields.join(', '), why: shortened(refused.map(({ why }) => why).join(' ')) },
    },
  ];
}

const stunted = (key: string, version: number): Found => ({ kind: 'stateTooLarge', about: String(version), values: { key } });

/**
 * Nothing is to be done with the issue, now or later. When something was to follow on it, that is told: it may have been hidden or moved by
 * mistake.
 */
async function leave(
  ports: Pick<LookPorts, 'store' | 'queue' | 'clock'>,
  issueId: string,
  wakeUp: WakeUp | undefined,
  why: 'gone' | 'no incident',
  notice: Found,
): Promise<LookOutcome> {
  if (wakeUp) await report(ports, [notice]);
  if (isSuspect(wakeUp)) await clearIssue(ports, issueId, [notice]);
  await followWakeUp(ports, issueId, wakeUp, undefined);
  return why;
}
