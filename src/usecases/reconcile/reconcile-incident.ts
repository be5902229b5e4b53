import type { Clock, JiraAsApp, Queue, Store, WakeUp } from '../../ports';
import { followWakeUp } from '../wake-ups/follow';
import { type DecidePorts, decideKnowing } from './decide-knowing';
import { type InputPorts, readInput } from './read-input';
import { type TellPorts, tellOnce } from './tell-once';
import { writeAppFields } from './write-app-fields';
import { writeIncident } from './write-incident';

/** What a look came to, for the log and for tests. */
export type LookOutcome = 'gone' | 'no incident' | 'unchanged' | 'written';

type LookPorts = InputPorts &
  DecidePorts &
  TellPorts & {
    clock: Clock;
    jira: Pick<JiraAsApp, 'writeIncident' | 'writeAppFields'>;
    store: Pick<Store, 'readSettings' | 'readPolicy' | 'wakeUps'>;
    queue: Pick<Queue, 'looks'>;
  };

/** Looks at an issue: facts, decision, at most one write of each kind. Doing it twice, late or for nothing does no harm. */
export async function reconcileIncident(ports: LookPorts, issueId: string): Promise<LookOutcome> {
  const { store } = ports;
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicy()]);
  if (!settings || !policy) return 'no incident';
  const [input, wakeUp] = await Promise.all([readInput(ports, issueId, { settings, policy }), store.wakeUps.read(issueId)]);
  const now = ports.clock.now();
  if (!input) return leave(ports, issueId, wakeUp, now, 'gone');
  const { facts, acts } = input;
  const { decision, members } = await decideKnowing(ports, input, now);
  if (!decision.state) return leave(ports, issueId, wakeUp, now, 'no incident');
  // Acts first: what follows from them may be done again, they may not be lost.
  if (decision.acts.length > 0) await store.appendActs(issueId, acts, decision.acts);
  const told = await tellOnce(ports, { ...input, members }, decision, settings, now);
  const state = told.decision.state ?? decision.state;
  const written = told.decision.write && (await writeIncident(ports.jira, told.decision, state, facts, settings));
  const said = await writeAppFields(ports.jira, told.decision, facts, settings);
  await followWakeUp(ports, issueId, wakeUp, told.wakeAt, now);
  return written || said ? 'written' : 'unchanged';
}

/** Nothing is to be done with the issue, now or later. */
async function leave(
  ports: Pick<LookPorts, 'store' | 'queue'>,
  issueId: string,
  wakeUp: WakeUp | undefined,
  now: number,
  why: 'gone' | 'no incident',
): Promise<LookOutcome> {
  await followWakeUp(ports, issueId, wakeUp, undefined, now);
  return why;
}
