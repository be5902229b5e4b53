import { AppFault } from '../contract/errors';
import type { FieldName, Settings } from '../contract/types';
import { type Decision, type DecisionInput, decide, isKept } from '../domain/incident/decide';
import type { IssueFacts } from '../domain/incident/facts';
import { jiraValue } from '../domain/incident/jira-fields';
import { lozengeOf } from '../domain/incident/lozenge';
import type { IncidentState } from '../domain/incident/state';
import { rolesNamed } from '../domain/rights/may';
import type { Clock, IncidentWrite, JiraAsApp, JiraFields, Store } from '../ports';
import { tell } from './tell';

/** What a look came to, for the log and for tests. */
export type LookOutcome = 'gone' | 'no incident' | 'unchanged' | 'written';

interface LookPorts {
  clock: Clock;
  jira: Pick<JiraAsApp, 'readFacts' | 'writeIncident' | 'readMembership' | 'comment'>;
  store: Pick<Store, 'readSettings' | 'readPolicy' | 'readActs' | 'appendActs' | 'claim'>;
}

/** Looks at an issue: facts, decision, at most one write. Doing it twice, late or for nothing does no harm. */
export async function reconcileIncident(ports: LookPorts, issueId: string): Promise<LookOutcome> {
  const [settings, policy] = await Promise.all([ports.store.readSettings(), ports.store.readPolicy()]);
  if (!settings || !policy) return 'no incident';
  const [facts, acts] = await Promise.all([ports.jira.readFacts(issueId, settings), ports.store.readActs(issueId)]);
  if (!facts) return 'gone';
  const { decision, locales } = await decideKnowing(ports, { facts, acts, policy, settings, members: new Map() });
  const { state } = decision;
  if (!state) return 'no incident';
  // Acts first: what follows from them may be done again, they may not be lost.
  if (decision.acts.length > 0) await ports.store.appendActs(issueId, acts, decision.acts);
  for (const effect of decision.effects) await tell(ports, facts, effect, locales);
  if (!decision.write) return 'unchanged';
  return write(ports, decision, state, facts, settings);
}

/** Decides; when the decision needs to know people's groups and roles, reads those and decides again. */
async function decideKnowing(
  ports: LookPorts,
  input: DecisionInput,
): Promise<{ decision: Decision; locales: ReadonlyMap<string, string> }> {
  const now = ports.clock.now();
  const decision = decide(input, now);
  if (decision.need.length === 0 || !input.policy) return { decision, locales: new Map() };
  const roles = rolesNamed(input.policy.document.rights);
  const people = await Promise.all(decision.need.map((id) => ports.jira.readMembership(id, input.facts.projectId, roles)));
  const members = new Map(people.map((person) => [person.accountId, person]));
  return { decision: decide({ ...input, members }, now), locales: new Map(people.map(({ accountId, locale }) => [accountId, locale])) };
}

/** The one write. A field Jira refuses (it is on no screen) is left out and named in the state: the rest goes on. */
async function write(
  { jira }: LookPorts,
  { set, intent }: Decision,
  state: IncidentState,
  facts: IssueFacts,
  settings: Settings,
): Promise<LookOutcome> {
  const { issueId } = facts;
  const fields: JiraFields = {};
  const names = new Map<string, FieldName | 'priority'>();
  if (set.priority !== undefined) {
    fields.priority = { id: set.priority };
    names.set('priority', 'priority');
  }
  for (const [name, binding] of Object.entries(settings.fields)) {
    if (!isSet(name, set.values) || !binding) continue;
    fields[binding.fieldId] = jiraValue(name, set.values[name] ?? []);
    names.set(binding.fieldId, name);
  }
  const whole: IncidentWrite = { state, lozenge: lozengeOf(state).value, fields, ...(intent ? { intent } : {}) };
  try {
    await jira.writeIncident(issueId, whole);
    return 'written';
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'JIRA_REFUSED' || names.size === 0) throw error;
    const refused = Object.keys(error.error.fields ?? {}).filter((id) => names.has(id));
    const dropped = refused.length > 0 ? refused : [...names.keys()];
    const left = Object.fromEntries(Object.entries(fields).filter(([id]) => !dropped.includes(id)));
    const without = withoutFields(
      state,
      facts,
      dropped.flatMap((id) => names.get(id) ?? []),
    );
    if (Object.keys(left).length === 0 && !intent && isKept(facts, without)) return 'unchanged';
    await jira.writeIncident(issueId, { ...whole, fields: left, state: without });
    return 'written';
  }
}

/** The state with what Jira refused named in it, and based on what is in Jira instead. */
function withoutFields(state: IncidentState, facts: IssueFacts, refused: NonNullable<IncidentState['notSet']>): IncidentState {
  const { priorityId, impact, urgency, ...basis } = state.basis;
  const kept = (name: 'impact' | 'urgency', decided: string | undefined): string | undefined =>
    refused.includes(name) ? facts.values[name]?.[0] : decided;
  const now = {
    priorityId: refused.includes('priority') ? facts.priorityId : priorityId,
    impact: kept('impact', impact),
    urgency: kept('urgency', urgency),
  };
  return {
    ...state,
    notSet: [...refused].sort(),
    basis: {
      ...basis,
      ...(now.priorityId === undefined ? {} : { priorityId: now.priorityId }),
      ...(now.impact === undefined ? {} : { impact: now.impact }),
      ...(now.urgency === undefined ? {} : { urgency: now.urgency }),
    },
  };
}

const isSet = (name: string, values: Decision['set']['values']): name is FieldName => Object.hasOwn(values, name);
