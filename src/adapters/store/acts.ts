import { Filter, FilterConditions, kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { ESCALATION_KINDS } from '../../contract/policy-sections/escalation';
import { FIELD_NAMES } from '../../contract/settings';
import { type Act, type ActLog, NO_ACTS } from '../../domain/acts/act';
import { withActs } from '../../domain/acts/append';
import { ANSWERED_VIAS } from '../../domain/acts/life';
import { ASSIGNED_HOW, PASSED_OVER } from '../../domain/acts/placement';
import { EFFECT_KINDS, EFFECT_OUTCOMES } from '../../domain/effects/effect';
import { DEFERRED } from '../../domain/escalation/state';
import { isConflict } from './claim';
import { reach } from './reach';
import { readRows } from './rows';

/** Name of the entity in the manifest; one row per incident, its key the issue's id. */
const ENTITY = 'acts';

const done = { at: v.pipe(v.string(), v.isoTimestamp()), by: v.string() };
const valuesSchema = v.strictObject(v.entriesFromList(FIELD_NAMES, v.exactOptional(v.array(v.string()))));

/** What set a ladder off. */
const becauseSchema = v.variant('on', [
  v.strictObject({ on: v.literal('clock'), metric: v.string(), percent: v.number() }),
  v.strictObject({ on: v.literal('willBreach'), metric: v.string(), withinMs: v.number() }),
  v.strictObject({ on: v.literal('dwell'), tier: v.string(), afterMs: v.number() }),
  v.strictObject({ on: v.literal('notAcknowledged'), afterMs: v.number() }),
  v.strictObject({ on: v.picklist(['reopened', 'reassigned']), times: v.number() }),
  v.strictObject({ on: v.literal('reporterGroup'), group: v.string() }),
  v.strictObject({ on: v.literal('priorityRaised'), to: v.string() }),
  v.strictObject({ on: v.picklist(['customer', 'hand']), by: v.string() }),
]);

const actSchema = v.variant('kind', [
  v.strictObject({
    ...done,
    kind: v.literal('raised'),
    intentId: v.string(),
    origin: v.exactOptional(v.strictObject({ id: v.string(), key: v.string() })),
    values: valuesSchema,
  }),
  v.strictObject({
    ...done,
    kind: v.literal('override'),
    jiraPriorityId: v.string(),
    reason: v.exactOptional(v.string()),
    changeId: v.exactOptional(v.string()),
  }),
  v.strictObject({ ...done, kind: v.literal('release') }),
  v.strictObject({ ...done, kind: v.literal('editRefused'), changeId: v.string() }),
  v.strictObject({
    ...done,
    kind: v.literal('commented'),
    commentId: v.string(),
    side: v.picklist(['agent', 'customer']),
    public: v.boolean(),
  }),
  v.strictObject({ ...done, kind: v.literal('reporterGroups'), asked: v.array(v.string()), groupIds: v.array(v.string()) }),
  v.strictObject({
    ...done,
    kind: v.literal('clockPolicy'),
    version: v.number(),
    reason: v.string(),
    before: v.strictObject({
      version: v.number(),
      clocks: v.array(
        v.strictObject({
          metric: v.string(),
          state: v.string(),
          elapsedMs: v.number(),
          dueAt: v.exactOptional(v.string()),
          breachedAt: v.exactOptional(v.string()),
        }),
      ),
    }),
  }),
  v.strictObject({
    kind: v.literal('effect'),
    id: v.string(),
    effect: v.picklist(EFFECT_KINDS),
    outcome: v.picklist(EFFECT_OUTCOMES),
    at: done.at,
    to: v.array(v.string()),
    groups: v.exactOptional(v.array(v.string())),
    watchers: v.exactOptional(v.literal(true)),
    what: v.exactOptional(v.string()),
    why: v.exactOptional(v.string()),
  }),
  v.strictObject({
    kind: v.literal('placed'),
    at: done.at,
    by: v.exactOptional(v.string()),
    group: v.string(),
    tier: v.string(),
    why: v.variant('by', [
      v.strictObject({ by: v.literal('rule'), rule: v.string() }),
      v.strictObject({ by: v.literal('category'), category: v.string() }),
      v.strictObject({ by: v.literal('fallback') }),
      v.strictObject({ by: v.literal('escalation'), escalation: v.string() }),
      v.strictObject({ by: v.picklist(['support', 'deEscalation']), reason: v.string() }),
    ]),
  }),
  v.strictObject({
    kind: v.literal('assigned'),
    at: done.at,
    group: v.string(),
    to: v.exactOptional(v.string()),
    how: v.picklist(ASSIGNED_HOW),
    passedOver: v.array(v.strictObject({ id: v.string(), why: v.picklist(PASSED_OVER) })),
    load: v.exactOptional(v.number()),
    opensAt: v.exactOptional(done.at),
    refused: v.exactOptional(v.literal(true)),
  }),
  v.strictObject({ ...done, kind: v.literal('supportAsked'), group: v.string(), to: v.exactOptional(v.string()), reason: v.string() }),
  v.strictObject({
    kind: v.literal('escalated'),
    id: v.string(),
    at: done.at,
    passedAt: done.at,
    dueAt: done.at,
    ladder: v.string(),
    level: v.string(),
    version: v.number(),
    raisedTo: v.exactOptional(v.string()),
    group: v.exactOptional(v.string()),
    stays: v.exactOptional(v.literal(true)),
    said: v.exactOptional(
      v.strictObject({
        ladder: v.string(),
        level: v.number(),
        kind: v.picklist(ESCALATION_KINDS),
        because: becauseSchema,
        deferred: v.exactOptional(v.picklist(DEFERRED)),
      }),
    ),
  }),
  v.strictObject({ ...done, kind: v.literal('acknowledged') }),
  v.strictObject({ ...done, kind: v.literal('snoozed'), until: done.at, reason: v.string() }),
  v.strictObject({
    ...done,
    kind: v.literal('handOver'),
    intentId: v.exactOptional(v.string()),
    group: v.exactOptional(v.string()),
    tried: v.string(),
    known: v.string(),
    asked: v.string(),
  }),
  v.strictObject({ ...done, kind: v.literal('deEscalated'), reason: v.string() }),
  v.strictObject({ ...done, kind: v.literal('customerAsked'), onBehalf: v.boolean(), reason: v.string() }),
  v.strictObject({
    ...done,
    kind: v.literal('held'),
    intentId: v.string(),
    reason: v.string(),
    note: v.exactOptional(v.string()),
    vendor: v.exactOptional(
      v.strictObject({ name: v.string(), reference: v.exactOptional(v.string()), expectedAt: v.exactOptional(v.string()) }),
    ),
    fromStatus: v.string(),
  }),
  v.strictObject({
    ...done,
    kind: v.literal('proposed'),
    intentId: v.string(),
    resolutionKind: v.string(),
    closureCode: v.string(),
    done: v.string(),
  }),
  v.strictObject({
    kind: v.literal('answered'),
    at: done.at,
    by: v.exactOptional(v.string()),
    via: v.picklist(ANSWERED_VIAS),
    accepts: v.boolean(),
    reason: v.exactOptional(v.string()),
    link: v.exactOptional(v.string()),
    commentId: v.exactOptional(v.string()),
  }),
  v.strictObject({
    ...done,
    kind: v.literal('gateOverridden'),
    transition: v.strictObject({ id: v.string(), name: v.string(), toStatus: v.string() }),
    gates: v.array(v.strictObject({ id: v.string(), name: v.string() })),
    reason: v.string(),
    until: done.at,
  }),
  v.strictObject({ ...done, kind: v.literal('taskCancelled'), taskId: v.string(), key: v.string(), reason: v.string() }),
]);

const rowSchema = v.object({ issueId: v.string(), version: v.number(), log: v.array(actSchema) });
type Row = v.InferOutput<typeof rowSchema>;

/** What people did on an incident. */
export async function readActs(issueId: string): Promise<ActLog> {
  const stored = await reach(() => kvs.entity<unknown>(ENTITY).get(issueId));
  return stored === undefined ? NO_ACTS : toLog(issueId, stored);
}

function toLog(issueId: string, stored: unknown): ActLog {
  const parsed = v.safeParse(rowSchema, stored);
  if (!parsed.success) throw fault('INTERNAL', `The acts of issue ${issueId} are not of this version’s form.`);
  return { version: parsed.output.version, acts: parsed.output.log };
}

/** The same of many incidents. */
export async function readManyActs(issueIds: readonly string[]): Promise<ReadonlyMap<string, ActLog>> {
  return new Map([...(await readRows(ENTITY, issueIds))].map(([issueId, stored]): [string, ActLog] => [issueId, toLog(issueId, stored)]));
}

/** Appends on top of what was read. Throws CONFLICT when somebody else appended meanwhile. */
export async function appendActs(issueId: string, after: ActLog, acts: readonly Act[]): Promise<void> {
  const row = { issueId, version: after.version + 1, log: withActs(after.acts, acts) };
  const conditions =
    after.version === 0
      ? new Filter<Row>().and('version', FilterConditions.notExists())
      : new Filter<Row>().and('version', FilterConditions.equalTo(after.version));
  await reach(async () => {
    try {
      await kvs.transact().set(issueId, row, { entityName: ENTITY, conditions }).execute();
    } catch (error) {
      if (isConflict(error)) throw fault('CONFLICT', `Somebody else acted on issue ${issueId} at the same time.`);
      throw error;
    }
  });
}
