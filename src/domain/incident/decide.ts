import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act, ActLog, FieldValues } from '../acts/act';
import { decidePriority } from '../priority/decide-priority';
import { judgeEdits, standingRefusal, unjudgedEdits } from '../priority/judge';
import type { Membership } from '../rights/may';
import { same } from '../same';
import { isIncident } from '../settings/incident-types';
import type { IssueFacts, StatusCategory } from './facts';
import { categoryText, raisedIn, unfilled } from './intake';
import { lozengeOf } from './lozenge';
import { readState } from './read-state';
import { type IncidentState, type Origin, type Phase, STATE_SCHEMA } from './state';

/** Everything a decision follows from. */
export interface DecisionInput {
  facts: IssueFacts;
  acts: ActLog;
  policy: PublishedPolicy | undefined;
  settings: Settings | undefined;
  /** People whose rights a decision asked for, by account id. */
  members: ReadonlyMap<string, Membership>;
}

/** Something to be done besides writing the incident; its id is derived from what caused it, so that it is done once. */
export interface CommentEffect {
  id: string;
  kind: 'priorityPutBack';
  /** Account id of whoever edited the priority without the right to. */
  editor: string;
  /** Names in the policy, or Jira's ids. */
  wanted: string;
  kept: string;
}

/** What follows from an incident's facts. */
export interface Decision {
  /** Undefined: the issue is no incident, and nothing is to be done with it. */
  state?: IncidentState;
  /** People whose groups and roles have to be known; then decide again. Nothing is to be written before. */
  need: string[];
  /** Fields to be set: what was said while raising, and the priority (id of the site's). */
  set: { values: FieldValues; priority?: string };
  /** The intent property has to be written. */
  intent?: { id: string; origin?: Origin };
  /** To be appended to the act log, before anything is written. */
  acts: Act[];
  effects: CommentEffect[];
  /** The issue has to be written: a field, or the property, which is missing, damaged, or says something else. */
  write: boolean;
}

const PHASE_OF: Record<StatusCategory, Phase> = { new: 'open', indeterminate: 'in-progress', done: 'resolved' };

const nothing = (): Decision => ({ need: [], set: { values: {} }, acts: [], effects: [], write: false });

/**
 * The whole derived state of an issue, and what is to be done, from its facts, what people did, the policy and the time. Pure and total:
 * the same input gives the same answer, and no input throws.
 * @param now ms since 1970.
 */
export function decide({ facts: found, acts: log, policy, settings, members }: DecisionInput, now: number): Decision {
  if (!settings || !policy || !isIncident(settings, found.projectId, found.issueTypeId)) return nothing();
  const values = unfilled(found, log.acts, settings);
  const facts: IssueFacts = { ...found, values: { ...found.values, ...values } };
  const edits = unjudgedEdits(facts, log.acts, policy, settings);
  const judged = judgeEdits(edits, log.acts, members, policy.document.rights);
  if (judged.need.length > 0) return { ...nothing(), need: judged.need };

  const acts = [...log.acts, ...judged.acts];
  const priority = decidePriority(facts, acts, policy, settings);
  const wanted = priority.jiraPriorityId;
  const setPriority = wanted !== undefined && wanted !== facts.priorityId ? wanted : undefined;
  const raised = raisedIn(acts);
  const origin = raised?.origin ?? facts.origin;
  const priorityId = setPriority ?? facts.priorityId;
  const category = facts.category ?? categoryText(values.category, policy.document.categories, settings);
  const state: IncidentState = {
    schema: STATE_SCHEMA,
    phase: PHASE_OF[facts.status.category],
    since: statusSince(facts),
    ...(facts.reporter === undefined ? {} : { reporter: facts.reporter }),
    ...(origin === undefined ? {} : { origin: { id: origin.id, key: origin.key } }),
    ...(category === undefined ? {} : { category }),
    priority,
    policy: policy.version,
    fields: {
      ...(settings.fields.impact ? { impact: settings.fields.impact.fieldId } : {}),
      ...(settings.fields.urgency ? { urgency: settings.fields.urgency.fieldId } : {}),
    },
    basis: {
      statusId: facts.status.id,
      issueTypeId: facts.issueTypeId,
      ...(priorityId === undefined ? {} : { priorityId }),
      ...optionsOf(facts.values),
      updated: facts.updated,
      acts: log.version + (judged.acts.length > 0 ? 1 : 0),
    },
    lookedAt: new Date(now).toISOString(),
  };
  const intent = raised && !facts.hasIntent ? { id: raised.intentId, ...(raised.origin ? { origin: raised.origin } : {}) } : undefined;
  const fills = Object.keys(values).length > 0;
  return {
    state,
    need: [],
    set: { values, ...(setPriority === undefined ? {} : { priority: setPriority }) },
    ...(intent ? { intent } : {}),
    acts: judged.acts,
    effects: putBack(acts, setPriority, facts, policy),
    write: fills || intent !== undefined || setPriority !== undefined || !isKept(facts, state),
  };
}

/** Somebody's edit is undone: they are told why, once. */
function putBack(acts: readonly Act[], setPriority: string | undefined, facts: IssueFacts, { document }: PublishedPolicy): CommentEffect[] {
  const refused = standingRefusal(facts.history, acts);
  if (!refused || setPriority === undefined || facts.priorityId === undefined || refused.to !== facts.priorityId) return [];
  const named = (id: string): string => document.priorities.find(({ jiraPriorityId }) => jiraPriorityId === id)?.name ?? id;
  return [
    {
      id: `priority-put-back/${facts.issueId}/${refused.id}`,
      kind: 'priorityPutBack',
      editor: refused.by,
      wanted: named(facts.priorityId),
      kept: named(setPriority),
    },
  ];
}

const optionsOf = ({ impact, urgency }: FieldValues): { impact?: string; urgency?: string } => ({
  ...(impact?.[0] === undefined ? {} : { impact: impact[0] }),
  ...(urgency?.[0] === undefined ? {} : { urgency: urgency[0] }),
});

/** The last change into the present status, or the creation. */
function statusSince(facts: IssueFacts): string {
  let since = facts.created;
  for (const change of facts.history)
    if (change.fieldId === 'status' && change.to === facts.status.id && Date.parse(change.at) > Date.parse(since)) since = change.at;
  return since;
}

/**
 * Whether both properties stand in Jira just as a look would write them now. Anybody who may edit the issue may write them: what a reader
 * would pass over (members we do not know, a look in the future) is healed like everything else.
 */
export function isKept({ property, lozenge }: Pick<IssueFacts, 'property' | 'lozenge'>, state: IncidentState): boolean {
  const before = readState(property);
  if (!before || !sameState(before, state) || Date.parse(before.lookedAt) > Date.parse(state.lookedAt)) return false;
  return same(property, before) && same(lozenge, lozengeOf(state));
}

/** Whether two states say the same of the incident. When it was looked at, and which edit was seen last, say nothing of it. */
const sameState = (a: IncidentState, b: IncidentState): boolean => spelt(a) === spelt(b);

/** A state as one text, without what says nothing of the incident. Members stand in a fixed order; undefined ones are left out. */
function spelt({ phase, since, reporter, origin, category, priority, policy, fields, notSet, basis }: IncidentState): string {
  const { impact, urgency, override } = priority;
  return JSON.stringify([
    [phase, Date.parse(since), reporter, origin?.id, origin?.key, category, policy],
    [priority.source, priority.jiraPriorityId, priority.name, priority.rank, priority.missing, priority.gone],
    [impact?.id, impact?.name, urgency?.id, urgency?.name],
    override && [override.by, Date.parse(override.at), override.reason, override.byEdit],
    [fields.impact, fields.urgency, notSet],
    [basis.statusId, basis.issueTypeId, basis.priorityId, basis.impact, basis.urgency, basis.acts],
  ]);
}

/** What a reader sees of an issue, as far as it bears on whether a state still fits. */
export interface Seen {
  statusId: string;
  issueTypeId: string;
  /** Undefined when it was not asked for. */
  priorityId?: string | undefined;
  impact?: string | undefined;
  urgency?: string | undefined;
}

/** Whether a state still fits what a reader sees of the issue; if not, a look is due. What the reader did not ask for is not compared. */
export const isCurrent = ({ basis }: Pick<IncidentState, 'basis'>, seen: Seen): boolean =>
  basis.statusId === seen.statusId &&
  basis.issueTypeId === seen.issueTypeId &&
  (['priorityId', 'impact', 'urgency'] as const).every((name) => !(name in seen) || (seen[name] ?? '') === (basis[name] ?? ''));
