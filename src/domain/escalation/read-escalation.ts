import type { Ahead, Because, Deed, EscalationState, Fired } from './state';

// Reading what anybody who may edit the issue may have written. Without a schema library: screens read it too.

const FIRED_MAX = 5;
const AHEAD_MAX = 8;
const DEEDS_MAX = 12;
/** More than the time between the first and the last year of instants, in ms. */
const MS_MAX = Date.UTC(2300, 0, 1);

const INSTANT = /^(?:19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/;

type Shape = Record<string, unknown>;

const isRecord = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown, max = 255): value is string => typeof value === 'string' && value.length <= max;
const isInstant = (value: unknown): value is string => isText(value, 40) && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
const isWhole = (value: unknown, min: number, max: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const oneOf =
  <T extends string>(...all: T[]) =>
  (value: unknown): T | undefined =>
    all.find((one) => one === value);

const kindIn = oneOf<Fired['kind']>('functional', 'hierarchical', 'priority');
const deferredIn = oneOf<NonNullable<Fired['deferred']>>('level', 'calendar', 'quiet', 'snoozed');
const notIn = oneOf<NonNullable<Ahead['not']>>(
  'onHold',
  'resolved',
  'child',
  'acknowledged',
  'neverReached',
  'notRunning',
  'lastTier',
  'tooLate',
  'off',
);
const deedIn = oneOf<Deed['do']>(
  'nextTier',
  'toTier',
  'toGroup',
  'raisePriority',
  'raisePriorityTo',
  'assign',
  'comment',
  'notify',
  'transition',
  'label',
);

/** Those that pass; the others are left out. */
function eachOf<T>(value: unknown, max: number, read: (one: unknown) => T | undefined): T[] {
  return Array.isArray(value) ? value.slice(0, max).flatMap((one) => read(one) ?? []) : [];
}

function readBecause(value: unknown): Because | undefined {
  if (!isRecord(value)) return undefined;
  const { on, metric, percent, withinMs, afterMs, tier, times, group, to, by } = value;
  if (on === 'clock' && isText(metric) && isWhole(percent, 1, 1000)) return { on, metric, percent };
  if (on === 'willBreach' && isText(metric) && isWhole(withinMs, 1, MS_MAX)) return { on, metric, withinMs };
  if (on === 'dwell' && isText(tier) && isWhole(afterMs, 1, MS_MAX)) return { on, tier, afterMs };
  if (on === 'notAcknowledged' && isWhole(afterMs, 1, MS_MAX)) return { on, afterMs };
  if ((on === 'reopened' || on === 'reassigned') && isWhole(times, 1, 1000)) return { on, times };
  if (on === 'reporterGroup' && isText(group)) return { on, group };
  if (on === 'priorityRaised' && isText(to)) return { on, to };
  return (on === 'customer' || on === 'hand') && isText(by) ? { on, by } : undefined;
}

function readDeed(value: unknown): Deed | undefined {
  const does = isRecord(value) ? deedIn(value.do) : undefined;
  if (!isRecord(value) || !does) return undefined;
  return { do: does, ...(isText(value.to) ? { to: value.to } : {}) };
}

type Line = Pick<Fired, 'ladder' | 'level' | 'kind' | 'because' | 'round' | 'deeds' | 'deferred'>;

function readLine(value: Shape): Line | undefined {
  const { ladder, level, round } = value;
  const [kind, because, deferred] = [kindIn(value.kind), readBecause(value.because), deferredIn(value.deferred)];
  if (!isText(ladder) || !isWhole(level, 1, 100) || !isWhole(round, 1, 1000) || !kind || !because) return undefined;
  const deeds = eachOf(value.deeds, DEEDS_MAX, readDeed);
  return { ladder, level, kind, because, round, deeds, ...(deferred ? { deferred } : {}) };
}

function readFired(value: unknown): Fired | undefined {
  const line = isRecord(value) ? readLine(value) : undefined;
  if (!isRecord(value) || !line) return undefined;
  const { id, passedAt, dueAt, at } = value;
  return isText(id) && isInstant(passedAt) && isInstant(dueAt) && isInstant(at) ? { ...line, id, passedAt, dueAt, at } : undefined;
}

function readAhead(value: unknown): Ahead | undefined {
  const line = isRecord(value) ? readLine(value) : undefined;
  if (!isRecord(value) || !line) return undefined;
  const { passedAt, dueAt } = value;
  const not = notIn(value.not);
  return {
    ...line,
    ...(isInstant(passedAt) ? { passedAt } : {}),
    ...(isInstant(dueAt) ? { dueAt } : {}),
    ...(not ? { not } : {}),
  };
}

function readAcknowledged(value: unknown): EscalationState['acknowledged'] {
  return isRecord(value) && isText(value.by) && isInstant(value.at) ? { by: value.by, at: value.at } : undefined;
}

function readSnoozed(value: unknown): EscalationState['snoozed'] {
  if (!isRecord(value) || !isText(value.reason, 5_000)) return undefined;
  const { by, at, until, reason } = value;
  return isText(by) && isInstant(at) && isInstant(until) ? { by, at, until, reason } : undefined;
}

/** Reads how an incident's escalation stands. Undefined when it is missing or damaged; lines that do not pass are left out. */
export function readEscalation(value: unknown): EscalationState | undefined {
  if (!isRecord(value) || !isWhole(value.count, 0, MS_MAX)) return undefined;
  const acknowledged = readAcknowledged(value.acknowledged);
  const snoozed = readSnoozed(value.snoozed);
  return {
    ...(acknowledged ? { acknowledged } : {}),
    ...(snoozed ? { snoozed } : {}),
    fired: eachOf(value.fired, FIRED_MAX, readFired),
    count: value.count,
    ahead: eachOf(value.ahead, AHEAD_MAX, readAhead),
  };
}
