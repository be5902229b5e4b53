import * as v from 'valibot';
import { DRIFT_CAUSES, PROBLEM_KINDS } from './health-kinds';

// What the health page asks of the server: what is wrong, what had drifted and was healed, and what was done last.

const instant = v.pipe(v.string(), v.isoTimestamp('must be an ISO instant, such as 2026-11-23T09:00:00.000Z'));
const kind = v.picklist(PROBLEM_KINDS);

/** Something that is wrong (domain/health/problem.ts). */
export const problemSchema = v.strictObject({
  kind,
  about: v.string(),
  values: v.record(v.string(), v.string()),
  since: instant,
  at: instant,
});

/** An incident whose state was not what its facts give (domain/health/drift.ts). */
export const driftSchema = v.strictObject({
  issueId: v.string(),
  key: v.string(),
  at: instant,
  parts: v.array(v.string()),
  cause: v.picklist(DRIFT_CAUSES),
});

/** What was done last (ports/health-store.ts). */
export const runsSchema = v.strictObject({
  sweep: v.exactOptional(v.strictObject({ at: instant, queued: v.number() })),
  search: v.exactOptional(v.strictObject({ at: instant, changed: v.number(), asked: v.number() })),
  checkUp: v.exactOptional(v.strictObject({ at: instant, found: v.number(), places: v.record(v.string(), v.string()) })),
  drift: v.exactOptional(v.strictObject({ at: instant, sampled: v.number(), late: v.number(), drifted: v.number() })),
  code: v.exactOptional(v.strictObject({ version: v.string(), since: instant })),
});

const healthSchema = v.object({
  problems: v.array(problemSchema),
  /** Kinds of which there are more than are listed. */
  more: v.array(kind),
  drift: v.array(driftSchema),
  runs: runsSchema,
});

const nothing = v.strictObject({});
const named = v.strictObject({ kind, about: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) });

/** Calls of the health page. Admins and process owners. */
export const healthCalls = {
  /** Problems, those found last at first; drift, newest first. */
  readHealth: { input: nothing, output: healthSchema },
  /** Looks at everything about the site at once, as is done every hour; answers what there is then. */
  checkUp: { input: nothing, output: healthSchema },
  /** Asks for a look at the issue a listed problem is about: it takes the problem away, or finds it again. */
  recheckProblem: { input: named, output: nothing },
  /** Takes a problem that is about an issue off the list; it is back when it is found again. */
  dismissProblem: { input: named, output: nothing },
} as const;
