import * as v from 'valibot';
import { calendarDefinition } from './calendar';
import { LEVEL_NAME_MAX } from './limits';
import { entries, entry, entryId, jiraId, name, nameOf } from './policy-parts';
import { communication } from './policy-sections/communication';
import { escalation } from './policy-sections/escalation';
import { lifecycle } from './policy-sections/lifecycle';
import { major } from './policy-sections/major';
import { criticality, holders, list } from './policy-sections/parts';
import { review, survey } from './policy-sections/questions';
import { resolution } from './policy-sections/resolution';
import { rights } from './policy-sections/rights';
import { routing } from './policy-sections/routing';
import { supportGroup } from './policy-sections/support-groups';
import { taskTemplate } from './policy-sections/tasks';
import { holdReason, metric } from './sla';

/** A level of impact or urgency; the first is the gravest. */
const levels = entries(v.strictObject({ ...entry.entries, name: nameOf(LEVEL_NAME_MAX) }), 1, 10);

const priority = v.strictObject({
  id: entryId,
  name,
  /** The site's priority that is set on the incident. */
  jiraPriorityId: jiraId,
});

/** Support group to which its incidents go when no routing rule fits. */
const defaultGroup = v.optional(entryId);

const category = v.strictObject({
  ...entry.entries,
  defaultGroup,
  subcategories: entries(v.strictObject({ ...entry.entries, defaultGroup }), 0, 50),
});

const service = v.strictObject({
  ...entry.entries,
  /** How much the firm depends on it. */
  criticality,
  /** Services it does not work without. */
  dependsOn: list(entryId, 50),
});

/** When the goals of clocks are measured. */
const calendar = v.strictObject({ ...entry.entries, definition: calendarDefinition });

/** Form of the document in force; older ones are brought to it when they are read (domain/policy/migrate.ts). */
export const POLICY_SCHEMA = 2;

/**
 * Everything an admin decides, one document, part by part. A document of this form may still contradict itself: a draft may, what is
 * published may not.
 */
export const policyForm = v.strictObject({
  schema: v.literal(POLICY_SCHEMA),
  impacts: levels,
  urgencies: levels,
  /** The first is the most urgent. */
  priorities: entries(priority, 1, 10),
  /** Impact → urgency → priority, all by id. Total: each cell is filled. */
  matrix: v.record(entryId, v.record(entryId, entryId)),
  categories: entries(category, 0, 100),
  services: entries(service, 0, 200),
  channels: entries(entry, 0, 30),
  /** Tiers of support, first to last. */
  tiers: entries(entry, 1, 5),
  supportGroups: entries(supportGroup, 1, 200),
  routing,
  calendars: entries(calendar, 0, 50),
  holdReasons: entries(holdReason, 0, 20),
  /** Clocks, in the order in which they are shown. */
  metrics: entries(metric, 0, 20),
  escalation,
  lifecycle,
  taskTemplates: entries(taskTemplate, 0, 100),
  closureCodes: entries(entry, 1, 50),
  resolutionKinds: entries(entry, 1, 10),
  resolution,
  communication,
  major,
  review,
  survey,
  rights,
  /** Who is told of and decides on major incidents and grave escalations. */
  incidentManagers: holders,
  /** Who answers for the process: they may edit drafts and see the history. */
  processOwners: holders,
});

/** A policy that can be in force: of the right form, with a total matrix, and clocks that name nothing that is not there. */
export const policySchema = v.pipe(
  policyForm,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const message of matrixFaults(dataset.value)) addIssue({ message });
    for (const message of sharedIds(dataset.value.categories)) addIssue({ message });
    for (const message of clockFaults(dataset.value)) addIssue({ message });
  }),
);

type Document = {
  impacts: { id: string }[];
  urgencies: { id: string }[];
  priorities: { id: string }[];
  matrix: Record<string, Record<string, string>>;
};

/** Every cell there, naming a priority of the document, and none besides. */
function matrixFaults({ impacts, urgencies, priorities, matrix }: Document): string[] {
  const known = new Set(priorities.map(({ id }) => id));
  const faults: string[] = [];
  for (const impact of impacts)
    for (const urgency of urgencies) {
      const cell = matrix[impact.id]?.[urgency.id];
      if (cell === undefined) faults.push(`matrix.${impact.id}.${urgency.id} is missing: say which priority it gives`);
      else if (!known.has(cell)) faults.push(`matrix.${impact.id}.${urgency.id} names ${cell}, which is no priority of this policy`);
    }
  const impactIds = new Set(impacts.map(({ id }) => id));
  const urgencyIds = new Set(urgencies.map(({ id }) => id));
  for (const [impact, row] of Object.entries(matrix)) {
    if (!impactIds.has(impact)) faults.push(`matrix.${impact} is no impact of this policy: leave it out`);
    for (const urgency of Object.keys(row))
      if (!urgencyIds.has(urgency)) faults.push(`matrix.${impact}.${urgency} is no urgency of this policy: leave it out`);
  }
  return faults;
}

/** Categories and subcategories share one list of options in Jira: their ids are distinct over all of them. */
function sharedIds(categories: readonly { id: string; subcategories: readonly { id: string }[] }[]): string[] {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const id of categories.flatMap((one) => [one.id, ...one.subcategories.map((sub) => sub.id)])) {
    if (seen.has(id)) faults.push(`categories: the id ${id} is used twice`);
    seen.add(id);
  }
  return faults;
}

interface Clocks {
  holdReasons: v.InferOutput<typeof holdReason>[];
  metrics: v.InferOutput<typeof metric>[];
  calendars: { id: string }[];
}

/** Calendars and reasons to wait that a clock names are there, and no field of the issue is written by two clocks. */
function clockFaults({ holdReasons, metrics, calendars }: Clocks): string[] {
  const reasons = new Set(holdReasons.map(({ id }) => id));
  const known = new Set(calendars.map(({ id }) => id));
  const noReason = (where: string, ids: readonly string[]): string[] =>
    ids.filter((id) => !reasons.has(id)).map((id) => `${where} names ${id}, which is no hold reason of this policy`);
  const filled = new Map<string, string>();
  return metrics.flatMap((metric) => {
    const where = `metrics.${metric.id}`;
    const { dueField } = metric;
    const other = dueField && filled.get(dueField);
    if (dueField) filled.set(dueField, metric.id);
    return [
      ...noReason(`${where}.holds`, metric.holds),
      ...(['start', 'stop', 'cancel', 'reset'] as const).flatMap((step) =>
        metric[step].flatMap((one) => (one.on === 'hold' ? noReason(`${where}.${step}`, one.reasons) : [])),
      ),
      ...metric.goals
        .filter(({ calendar: id }) => !known.has(id))
        .map(({ id, calendar: named }) => `${where}.goals.${id} names the calendar ${named}, which this policy does not have`),
      ...(other ? [`${where}.dueField is that of metrics.${other} already`] : []),
    ];
  });
}

/** A policy as published: numbered and never changed again. */
export const publishedPolicySchema = v.strictObject({
  /** 1, 2, 3 … */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** ISO instant. */
  publishedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** ISO instant of version 1: what happened before that is not judged. */
  since: v.pipe(v.string(), v.isoTimestamp()),
  /** Account id. */
  by: v.string(),
  note: v.string(),
  document: policySchema,
});
