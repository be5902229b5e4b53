import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act, ActLog, FieldValues } from '../acts/act';
import type { Effect } from '../effects/effect';
import { escalationEffects } from '../effects/escalations';
import { putBack } from '../effects/put-back';
import { reminders } from '../effects/reminders';
import { toldIn } from '../effects/told';
import type { MessageGround } from '../effects/values';
import { decideEscalation } from '../escalation/decide-escalation';
import { instantMs, isoOf } from '../instant';
import { decideLife } from '../lifecycle/decide-life';
import { holdingNow } from '../lifecycle/holding';
import { isTold } from '../lifecycle/told/tellings';
import { decidePriority } from '../priority/decide-priority';
import { judgeEdits, unjudgedEdits } from '../priority/judge';
import type { Membership } from '../rights/may';
import { placementFields } from '../routing/app-fields';
import { decidePlacement } from '../routing/decide-placement';
import type { Around, SurroundingsWanted } from '../routing/surroundings';
import { isIncident } from '../settings/incident-types';
import { decideClocks, decideGroups, followsAssignee } from '../sla/decide-clocks';
import type { AppFieldName, IssueFacts, StatusCategory } from './facts';
import { categoryText, raisedIn, unfilled } from './intake';
import { isKept } from './same-state';
import { type IncidentState, type Origin, type Phase, STATE_SCHEMA } from './state';

/** Everything a decision follows from. */
export interface DecisionInput {
  facts: IssueFacts;
  acts: ActLog;
  /** The policy in force: who may do what now. */
  policy: PublishedPolicy | undefined;
  settings: Settings | undefined;
  /** The version the incident runs under (policy/version-for.ts): levels, matrix, names of priorities. Absent: the one in force. */
  incidentPolicy?: PublishedPolicy;
  /** The version the clocks run under, when somebody chose one for them. Absent: the incident's. */
  clockPolicy?: PublishedPolicy;
  /** People whose rights a decision asked for, by account id. */
  members: ReadonlyMap<string, Membership>;
  /** Support groups a decision asked for; 'left out': nobody is to be chosen, for a decision that is not carried out. */
  surroundings?: Around;
}

/** What follows from an incident's facts. */
export interface Decision {
  /** Undefined: the issue is no incident, and nothing is to be done with it. */
  state?: IncidentState;
  /** People whose groups and roles have to be known; then decide again. Nothing is to be written before. */
  need: string[];
  /** A support group that has to be known; then decide again. Nothing is to be written before. */
  wanted?: SurroundingsWanted;
  /** Fields to be set: what was said while raising, and the priority (id of the site's). */
  set: { values: FieldValues; priority?: string; assignee?: string | null };
  /** The intent property has to be written. */
  intent?: { id: string; origin?: Origin };
  /** To be appended to the act log, before anything is written. */
  acts: Act[];
  /** Due now, and not named by an act: none was done, or tried, before. */
  effects: Effect[];
  /** Fields of the app that have to say something else than they do: an ISO instant or a word; null empties. */
  appFields: Partial<Record<AppFieldName, string | null>>;
  /** ISO instant at which something follows from time alone; absent: nothing will. */
  wakeAt?: string;
  /** The issue has to be written: a field, or the property, which is missing, damaged, or says something else. */
  write: boolean;
}

const PHASE_OF: Record<StatusCategory, Phase> = { new: 'open', indeterminate: 'in-progress', done: 'resolved' };

/** ms until an incident is looked at once more after the app gave it to somebody. */
const SOON = 1_000;

const nothing = (): Decision => ({ need: [], set: { values: {} }, acts: [], effects: [], appFields: {}, write: false });

/**
 * The whole derived state of an issue, and what is to be done, from its facts, what people did, the policy and the time. Pure and total:
 * the same input gives the same answer, and no input throws.
 * @param now ms since 1970.
 */
export function decide(input: DecisionInput, now: number): Decision {
  const { facts: found, acts: log, policy, settings, members } = input;
  if (!settings || !policy || !isIncident(settings, found.projectId, found.issueTypeId)) return nothing();
  const values = unfilled(found, log.acts, settings);
  const facts: IssueFacts = { ...found, values: { ...found.values, ...values } };
  const incidentPolicy = input.incidentPolicy ?? policy;
  const edits = unjudgedEdits(facts, log.acts, incidentPolicy, settings);
  const judged = judgeEdits(edits, log.acts, members, policy.document.rights);
  const clockPolicy = input.clockPolicy ?? incidentPolicy;
  const groups = decideGroups(facts, log.acts, { clockPolicy, policy }, settings, members, now);
  const need = [...new Set([...judged.need, ...groups.need])];
  if (need.length > 0) return { ...nothing(), need };

  const judgements = [...judged.acts, ...groups.acts];
  const course = followCourse(input, facts, [...log.acts, ...judgements], { incidentPolicy, clockPolicy, policy, settings }, now);
  if (course.wanted) return { ...nothing(), wanted: course.wanted };
  const { sla, priority, placed, escalation } = course;
  const category = facts.category ?? categoryText(values.category, policy.document.categories, settings);
  const about = { ...facts, ...(category === undefined ? {} : { category }) };
  const ground = messageGround(course, facts, policy, settings);
  const life = followLife(course, about, ground, now);
  const { acts } = life;
  const recorded = [...judgements, ...course.recorded, ...life.recorded, ...sla.acts];
  const wanted = priority.jiraPriorityId;
  const setPriority = wanted !== undefined && wanted !== facts.priorityId ? wanted : undefined;
  const due: Effect[] = [
    ...putBack(acts, setPriority, facts, incidentPolicy, settings, now),
    ...reminders(sla.passed, facts, policy, settings, now),
    ...escalationEffects(acts, about, ground, now),
    ...life.effects,
  ];
  const raised = raisedIn(acts);
  const origin = raised?.origin ?? facts.origin;
  const priorityId = setPriority ?? facts.priorityId;
  const told = toldIn(acts);
  const state: IncidentState = {
    schema: STATE_SCHEMA,
    phase: PHASE_OF[facts.status.category],
    since: statusSince(facts),
    ...(facts.reporter === undefined ? {} : { reporter: facts.reporter }),
    ...(origin === undefined ? {} : { origin: { id: origin.id, key: origin.key } }),
    ...(category === undefined ? {} : { category }),
    priority,
    policy: incidentPolicy.version,
    clocks: sla.kept.clocks,
    clockPolicy: clockPolicy.version,
    calendars: sla.kept.calendars,
    ...(told.length === 0 ? {} : { told }),
    ...(placed.placement === undefined ? {} : { placement: placed.placement }),
    ...(escalation.state === undefined ? {} : { escalation: escalation.state }),
    ...(life.state === undefined ? {} : { life: life.state }),
    fields: {
      ...(settings.fields.impact ? { impact: settings.fields.impact.fieldId } : {}),
      ...(settings.fields.urgency ? { urgency: settings.fields.urgency.fieldId } : {}),
    },
    ...(placed.refused ? { notSet: ['assignee'] } : {}),
    basis: {
      statusId: facts.status.id,
      issueTypeId: facts.issueTypeId,
      ...(priorityId === undefined ? {} : { priorityId }),
      ...optionsOf(facts.values),
      updated: facts.updated,
      acts: log.version + (recorded.length > 0 ? 1 : 0),
    },
    lookedAt: isoOf(now),
  };
  const intent = raised && !facts.hasIntent ? { id: raised.intentId, ...(raised.origin ? { origin: raised.origin } : {}) } : undefined;
  const fills = Object.keys(values).length > 0;
  // Jira tells the app of no change it makes itself: clocks that look at who has the incident, and messages of it, see it in the next look.
  const isFollowed = followsAssignee(clockPolicy, settings) || isTold(policy.document, 'assigned');
  const seen =
    (placed.assignee !== undefined && isFollowed) || (setPriority !== undefined && isTold(policy.document, 'prioritised'))
      ? now + SOON
      : undefined;
  const wakes = [sla.wakeAt, escalation.wakeAt, life.wakeAt, seen].filter((at) => at !== undefined);
  const wakeAt = wakes.length === 0 ? undefined : Math.min(...wakes);
  return {
    state,
    need: [],
    set: {
      values,
      ...(setPriority === undefined ? {} : { priority: setPriority }),
      ...(placed.assignee === undefined ? {} : { assignee: placed.assignee }),
    },
    ...(intent ? { intent } : {}),
    acts: recorded,
    effects: due.filter(({ id }) => !acts.some((act) => act.kind === 'effect' && act.id === id)),
    appFields: { ...sla.appFields, ...placementFields(placed.placement, settings, facts.appFields), ...life.appFields },
    ...(wakeAt === undefined ? {} : { wakeAt: isoOf(wakeAt) }),
    write: fills || intent !== undefined || setPriority !== undefined || placed.assignee !== undefined || !isKept(facts, state),
  };
}

interface Versions {
  policy: PublishedPolicy;
  incidentPolicy: PublishedPolicy;
  clockPolicy: PublishedPolicy;
  settings: Settings;
}

/**
 * Most often what is done follows in one go. An escalation that moves an incident, or raises its priority, takes another, since clocks and
 * further levels follow from it. What is left after so many is due at once, in a look of its own.
 */
const GOES = 10;

/**
 * Who has the incident, how its clocks stand and how far it is escalated, until nothing more follows from what just followed.
 * @param begun acts with those just judged.
 */
function followCourse(
  { surroundings = [] }: DecisionInput,
  facts: IssueFacts,
  begun: readonly Act[],
  { policy, incidentPolicy, clockPolicy, settings }: Versions,
  now: number,
) {
  const recorded: Act[] = [];
  for (let go = 1; ; go++) {
    const before = [...begun, ...recorded];
    const placed = decidePlacement(facts, before, policy, settings, surroundings, now);
    recorded.push(...placed.acts);
    const acts = placed.acts.length === 0 ? before : [...begun, ...recorded];
    const sla = decideClocks(facts, acts, clockPolicy, settings, now);
    const priority = decidePriority(facts, acts, incidentPolicy, settings);
    const { runs, waits, kept } = sla;
    const { placement } = placed;
    const ground = { policy, clockPolicy, settings, clocks: kept.clocks, runs, waits, priority, ...(placement ? { placement } : {}) };
    // Whom this look gives it to: Jira tells an app of no change of its own, so that no later look would come for it.
    const escalation = decideEscalation(givenTo(facts, placed.assignee), acts, ground, now);
    const left = escalation.acts.length > 0;
    if (left && go < GOES && !placed.wanted) recorded.push(...escalation.acts);
    else
      return {
        acts,
        recorded,
        sla,
        priority,
        placed,
        escalation: left ? { ...escalation, wakeAt: now } : escalation,
        ...(placed.wanted ? { wanted: placed.wanted } : {}),
      };
  }
}

/** The incident's life once its course is decided, until no answer follows from what just followed. */
function followLife(course: ReturnType<typeof followCourse>, facts: IssueFacts, said: MessageGround, now: number) {
  const { sla, priority, placed } = course;
  const priorityId = priority.jiraPriorityId ?? facts.priorityId;
  const after = givenTo(facts, placed.assignee);
  const ground = {
    ...said,
    holding: holdingNow(sla.waits),
    waits: sla.waits,
    ...(priorityId === undefined ? {} : { priorityId }),
  };
  const recorded: Act[] = [];
  for (let go = 1; ; go++) {
    const acts = recorded.length === 0 ? course.acts : [...course.acts, ...recorded];
    const life = decideLife(after, acts, ground, now);
    if (life.acts.length === 0) return { ...life, acts, recorded };
    if (go === GOES) return { ...life, acts, recorded, wakeAt: now };
    recorded.push(...life.acts);
  }
}

/** The incident with the assignee a look is about to write; null: nobody; undefined: it stays as it is. */
function givenTo(facts: IssueFacts, assignee: string | null | undefined): IssueFacts {
  if (assignee === undefined) return facts;
  const { assignee: _, ...rest } = facts;
  return { ...rest, ...(assignee === null ? {} : { assignee }) };
}

/** The incident as the look is about to make it, for what is said of it. */
function messageGround(
  { placed, priority, sla }: ReturnType<typeof followCourse>,
  facts: IssueFacts,
  policy: PublishedPolicy,
  settings: Settings,
): MessageGround {
  const assignee = placed.assignee === undefined ? facts.assignee : (placed.assignee ?? undefined);
  return {
    policy,
    settings,
    priority,
    clocks: sla.kept.clocks,
    ...(placed.placement === undefined ? {} : { placement: placed.placement }),
    ...(assignee === undefined ? {} : { assignee }),
    ...(facts.names === undefined ? {} : { names: facts.names }),
  };
}

const optionsOf = ({ impact, urgency }: FieldValues): { impact?: string; urgency?: string } => ({
  ...(impact?.[0] === undefined ? {} : { impact: impact[0] }),
  ...(urgency?.[0] === undefined ? {} : { urgency: urgency[0] }),
});

/** The last change into the present status, or the creation. */
function statusSince(facts: IssueFacts): string {
  let since = facts.created;
  let latest = instantMs(since);
  for (const { fieldId, to, at } of facts.history) {
    if (fieldId !== 'status' || to !== facts.status.id) continue;
    const ms = instantMs(at);
    if (!(ms > latest)) continue;
    since = at;
    latest = ms;
  }
  return since;
}
