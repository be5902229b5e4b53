import * as v from 'valibot';

// Why the clocks of an incident show what they show. Instants are ISO, durations ms.

const maybe = v.exactOptional;
const names = v.array(v.string());
const named = v.object({ id: v.string(), name: v.string() });

/** Kinds of things that act on a clock; goal: an override of the priority, or its end. */
const what = v.picklist(['created', 'status', 'field', 'comment', 'assignment', 'tier', 'link', 'goal', 'hold']);

const goalPart = v.picklist(['priorities', 'categories', 'impacts', 'urgencies', 'reporterGroups', 'services', 'projects']);

const cause = v.object({
  at: v.string(),
  what,
  changeId: maybe(v.string()),
  by: maybe(v.string()),
  fieldId: maybe(v.string()),
  from: maybe(v.string()),
  to: maybe(v.string()),
  hold: maybe(v.object({ ...named.entries, change: v.picklist(['begins', 'ends']) })),
});

const stretch = v.object({
  from: v.string(),
  to: v.string(),
  what: v.picklist(['counted', 'closed', 'held', 'stopped', 'noGoal']),
  ms: v.number(),
  countedMs: v.number(),
  joined: maybe(v.literal(true)),
  reason: maybe(named),
  calendar: maybe(v.string()),
  cause: maybe(cause),
});

const trial = v.object({
  rule: v.string(),
  place: v.number(),
  for: v.array(v.object({ part: goalPart, names, more: v.number() })),
  misses: maybe(goalPart),
  has: maybe(names),
});

const goalInForce = v.object({
  from: v.string(),
  cause,
  trials: v.array(trial),
  goal: maybe(v.object({ rule: v.string(), place: v.number(), ms: v.number(), calendar: v.string() })),
  reachedAt: maybe(v.string()),
});

const ended = v.picklist(['stopped', 'cancelled', 'reset', 'goalChanged']);

const cycle = v.object({
  number: v.number(),
  from: v.string(),
  to: v.string(),
  begun: v.object({ ...cause.entries, how: v.picklist(['start', 'reset', 'reopened', 'goalChanged']) }),
  ended: maybe(v.object({ ...cause.entries, how: ended })),
  stretches: v.array(stretch),
  goals: v.array(goalInForce),
  elapsedMs: v.number(),
  dueAt: maybe(v.string()),
  breachedAt: maybe(v.string()),
});

/** A clock as it stands, the same as in the incident's property. */
const clock = v.object({
  metric: v.string(),
  name: v.string(),
  kind: v.picklist(['sla', 'ola', 'uc']),
  state: v.picklist(['idle', 'running', 'held', 'stopped', 'cancelled']),
  cycle: v.number(),
  goal: maybe(v.object({ rule: v.string(), ms: v.number(), calendar: v.string(), warnings: v.array(v.number()), atRisk: v.number() })),
  elapsedMs: v.number(),
  since: maybe(v.string()),
  dueAt: maybe(v.string()),
  breachedAt: maybe(v.string()),
  reason: maybe(named),
  past: maybe(
    v.array(
      v.object({
        cycle: v.number(),
        how: ended,
        at: v.string(),
        elapsedMs: v.number(),
        goalMs: maybe(v.number()),
        breachedAt: maybe(v.string()),
      }),
    ),
  ),
});

const part = v.union([
  v.object({ who: v.literal('us'), tier: named, ms: v.number() }),
  v.object({ who: v.picklist(['user', 'vendor', 'other', 'outOfHours', 'resolved']), ms: v.number() }),
]);

/** Each interval from start to now, which goal was in force and why, and whose time the incident's life was. */
export const explanation = v.object({
  at: v.string(),
  policyVersion: v.number(),
  calendars: v.record(v.string(), v.object({ name: v.string(), timeZone: v.string() })),
  clocks: v.array(
    v.object({
      clock,
      elapsedMs: v.number(),
      remainingMs: maybe(v.number()),
      cycles: v.array(cycle),
      neverStarted: maybe(v.literal(true)),
    }),
  ),
  split: v.object({ from: v.string(), to: v.string(), wallMs: v.number(), by: maybe(named), parts: v.array(part) }),
  shortened: maybe(v.literal(true)),
});
