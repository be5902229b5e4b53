import * as v from 'valibot';

// By which version of the policy an incident's clocks run, and what another one would make of them.

/** Number of a published version of the policy. */
export const policyVersion = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be 1 or more'));

/** How a clock stood when another version was chosen. Durations in ms of working time, instants ISO. */
const keptClock = v.object({
  metric: v.string(),
  state: v.string(),
  elapsedMs: v.number(),
  dueAt: v.exactOptional(v.string()),
  breachedAt: v.exactOptional(v.string()),
});

/** The versions there are, and which of them counts. */
export const clockPolicies = v.object({
  /** The newest first, at most fifty, always those two that `original` and `running` name. */
  versions: v.array(
    v.object({
      version: policyVersion,
      /** ISO instant at which it came into force. */
      publishedAt: v.string(),
      /** Account id of whoever published it; unknown of very old ones. */
      by: v.nullable(v.string()),
      note: v.string(),
    }),
  ),
  /** In force when the incident was made. */
  original: policyVersion,
  /** The one the clocks run under. */
  running: policyVersion,
  /** The last choice of a version for this incident, with how the clocks stood before it; null: none was ever chosen. */
  chosen: v.nullable(
    v.object({
      version: policyVersion,
      /** ISO instant. */
      at: v.string(),
      /** Account id. */
      by: v.string(),
      reason: v.string(),
      before: v.object({ version: policyVersion, clocks: v.array(keptClock) }),
    }),
  ),
  /** This person may choose another one. */
  mayChoose: v.boolean(),
});

/** How a clock stands under one version of the policy. Durations in ms of working time, instants ISO. */
const standing = v.object({
  state: v.picklist(['idle', 'running', 'held', 'stopped', 'cancelled']),
  cycle: v.number(),
  /** Up to now. */
  elapsedMs: v.number(),
  goal: v.exactOptional(v.object({ rule: v.string(), ms: v.number(), calendar: v.string() })),
  dueAt: v.exactOptional(v.string()),
  /** Absent: not breached so far. */
  breachedAt: v.exactOptional(v.string()),
});

/** What another version would make of an incident's clocks. */
export const clockPreview = v.object({
  /** ISO instant it holds for. */
  at: v.string(),
  /** The version the clocks run under, and the one looked at. */
  before: policyVersion,
  after: policyVersion,
  clocks: v.array(
    v.object({
      metric: v.string(),
      name: v.string(),
      /** Absent: that version has no such clock. */
      before: v.exactOptional(standing),
      after: v.exactOptional(standing),
      /** Something differs that does not come of time passing alone. */
      differs: v.boolean(),
    }),
  ),
  /** To be handed back with the choice, so that what was seen is what is applied. */
  expect: v.string(),
});
