import type { PublishedPolicy, Settings } from '../../contract/types';
import type { DecisionInput } from '../../domain/incident/decide';
import { isIncident } from '../../domain/settings/incident-types';
import { incidentOf } from '../../domain/sla/chosen-version';
import { fieldsNamed } from '../../domain/sla/fields-named';
import type { Clock, JiraAsApp, Store } from '../../ports';
import { type CategoryPorts, statusCategories } from './status-categories';

export type InputPorts = CategoryPorts & {
  clock: Clock;
  jira: Pick<JiraAsApp, 'readFacts'>;
  store: Pick<Store, 'readActs' | 'readPolicyFor'>;
};

/**
 * What decisions about an issue follow from: its facts, in one call, its acts, and the versions of the policy it and its clocks run under. A
 * second call is made only when the clocks' version names other fields than the one in force. Undefined when the issue is gone.
 * @param also policies whose fields are wanted too.
 */
export async function readInput(
  ports: InputPorts,
  issueId: string,
  { settings, policy }: { settings: Settings; policy: PublishedPolicy },
  also: readonly PublishedPolicy[] = [],
): Promise<DecisionInput | undefined> {
  const { jira, store } = ports;
  const named = [...new Set([policy, ...also].flatMap(({ document }) => fieldsNamed(document, settings)))];
  const [facts, acts] = await Promise.all([jira.readFacts(issueId, settings, named), store.readActs(issueId)]);
  if (!facts) return undefined;
  const input = { acts, policy, settings, members: new Map() };
  if (!isIncident(settings, facts.projectId, facts.issueTypeId)) return { ...input, facts: { ...facts, statusCategories: {} } };
  const statuses = await statusCategories(ports, facts, ports.clock.now());
  const incident = incidentOf({ ...facts, statusCategories: statuses }, acts.acts);
  const incidentPolicy = (await store.readPolicyFor({ ...incident, chosen: undefined })) ?? policy;
  const clockPolicy = incident.chosen === undefined ? incidentPolicy : ((await store.readPolicyFor(incident)) ?? policy);
  const more = fieldsNamed(clockPolicy.document, settings).filter((id) => !named.includes(id));
  const whole = more.length === 0 ? facts : await jira.readFacts(issueId, settings, [...named, ...more]);
  if (!whole) return undefined;
  const categories = whole === facts ? statuses : await statusCategories(ports, whole, ports.clock.now());
  return { ...input, facts: { ...whole, statusCategories: categories }, incidentPolicy, clockPolicy };
}
