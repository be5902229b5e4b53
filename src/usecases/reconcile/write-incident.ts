import { AppFault } from '../../contract/errors';
import type { FieldName, Settings } from '../../contract/types';
import type { Decision } from '../../domain/incident/decide';
import type { IssueFacts } from '../../domain/incident/facts';
import { jiraValue } from '../../domain/incident/jira-fields';
import { lozengeOf } from '../../domain/incident/lozenge';
import { isKept } from '../../domain/incident/same-state';
import type { IncidentState } from '../../domain/incident/state';
import type { IncidentWrite, JiraAsApp, JiraFields } from '../../ports';
import type { Wrote } from './wrote';

/**
 * The one write of an incident. A field Jira refuses (it is on no screen) is left out and named in the state: the rest goes on.
 * @param withoutAssignee what the state is when Jira does not take who is to have the incident.
 */
export async function writeIncident(
  jira: Pick<JiraAsApp, 'writeIncident'>,
  { set, intent }: Decision,
  state: IncidentState,
  facts: IssueFacts,
  settings: Settings,
  withoutAssignee: () => Promise<IncidentState> = async () => state,
): Promise<Wrote> {
  const { issueId } = facts;
  const fields: JiraFields = {};
  const names = new Map<string, Unset>();
  if (set.assignee !== undefined) {
    fields.assignee = set.assignee === null ? null : { accountId: set.assignee };
    names.set('assignee', 'assignee');
  }
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
    return { written: true };
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'JIRA_REFUSED' || names.size === 0) throw error;
    const named = Object.keys(error.error.fields ?? {}).filter((id) => names.has(id));
    const dropped = named.length > 0 ? named : [...names.keys()];
    const refused = { fields: dropped.flatMap((id) => names.get(id) ?? []), why: error.error.details?.join(' ') ?? error.error.message };
    const left = Object.fromEntries(Object.entries(fields).filter(([id]) => !dropped.includes(id)));
    const without = withoutFields(
      dropped.includes('assignee') ? await withoutAssignee() : state,
      facts,
      dropped.flatMap((id) => names.get(id) ?? []),
    );
    if (Object.keys(left).length === 0 && !intent && isKept(facts, without)) return { written: false, refused };
    await jira.writeIncident(issueId, { ...whole, fields: left, state: without });
    return { written: true, refused };
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
    notSet: [...new Set([...(state.notSet ?? []), ...refused])].sort(),
    basis: {
      ...basis,
      ...(now.priorityId === undefined ? {} : { priorityId: now.priorityId }),
      ...(now.impact === undefined ? {} : { impact: now.impact }),
      ...(now.urgency === undefined ? {} : { urgency: now.urgency }),
    },
  };
}

type Unset = NonNullable<IncidentState['notSet']>[number];

const isSet = (name: string, values: Decision['set']['values']): name is FieldName => Object.hasOwn(values, name);
