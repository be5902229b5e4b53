import type { Clock, JiraAsApp, Queue, Store, WakeUp } from '../../ports';
import { followWakeUp } from '../wake-ups/follow';
import { type DecidePorts, decideKnowing } from './decide-knowing';
import { type InputPorts, readInput } from './read-input';
import { tell } from './tell';
import { writeAppFields } from './write-app-fields';
import { writeIncident } from './write-incident';

/** What a look came to, for the log and for tests. */
export type LookOutcome = 'gone' | 'no incident' | 'unchanged' | 'written';

export type LookPorts = InputPorts &
  DecidePorts & {
    clock: Clock;
    jira: Pick<JiraAsApp, 'writeIncident' | 'writeAppFields' | 'comment'>;
    store: Pick<Store, 'readSettings' | 'readPolicy' | 'appendActs' | 'claim' | 'wakeUps'>;
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
  const { decision, locales } = await decideKnowing(ports, input, now);
  const { state } = decision;
  if (!state) return leave(ports, issueId, wakeUp, now, 'no incident');
  // Acts first: what follows from them may be done again, they may not be lost.
  if (decision.acts.length > 0) await store.appendActs(issueId, acts, decision.acts);
  for (const effect of decision.effects) await tell(ports, facts, effect, locales);
  const written = decision.write && (await writeIncident(ports.jira, decision, state, facts, settings));
  const said = await writeAppFields(ports.jira, decision, facts, settings);
  await followWakeUp(ports, issueId, wakeUp, decision.wakeAt, now);
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
