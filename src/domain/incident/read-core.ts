import { readCalendars, readClocks } from '../sla/read-clocks';
import { type Axis, type Basis, type IncidentState, type Origin, type Phase, type PriorityState, STATE_SCHEMA } from './state';

// Reading what anybody who may edit the issue may have written. Without a schema library: screens read it too.

/** Jira's limit for an issue property is 32,768 characters; nothing of ours comes near this for one text. */
const TEXT_MAX = 1_000;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= TEXT_MAX;
const isInstant = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));
const isOneOf =
  <T extends string>(...all: T[]) =>
  (value: unknown): value is T =>
    all.some((one) => one === value);

const isPhase = isOneOf<Phase>('open', 'in-progress', 'resolved');
const isSource = isOneOf<PriorityState['source']>('override', 'escalation', 'major', 'matrix', 'none');
const isAxis = isOneOf<Axis>('impact', 'urgency');
const isUnset = isOneOf<NonNullable<IncidentState['notSet']>[number]>(
  'priority',
  'assignee',
  'impact',
  'urgency',
  'category',
  'services',
  'affectedUser',
  'channel',
  'closureCode',
  'resolutionKind',
  'vendorReference',
);

/** The members of a record that pass; the others are left out. */
const pick = <K extends string, T>(from: Record<string, unknown>, key: K, read: (value: unknown) => T | undefined): { [P in K]?: T } => {
  const value = read(from[key]);
  const picked: { [P in K]?: T } = {};
  if (value !== undefined) picked[key] = value;
  return picked;
};
const text = (value: unknown): string | undefined => (isText(value) ? value : undefined);
const list =
  <T>(is: (value: unknown) => value is T) =>
  (value: unknown): T[] | undefined =>
    Array.isArray(value) && value.length > 0 && value.length <= 20 && value.every(is) ? value : undefined;

/** What Jira gives as id and key of an issue. */
const ISSUE_ID = /^\d{1,19}$/;
const ISSUE_KEY = /^[A-Z][A-Z0-9_]{0,254}-\d{1,19}$/;

/**
 * Reads an origin out of what anybody may have written. Anything but an id and a key is none: a text of any length, kept on in the state,
 * would make the state too large for its property, and the incident would never be looked at again.
 */
export function readOrigin(value: unknown): Origin | undefined {
  if (!isRecord(value)) return undefined;
  const { id, key } = value;
  if (typeof id !== 'string' || typeof key !== 'string') return undefined;
  return ISSUE_ID.test(id) && ISSUE_KEY.test(key) ? { id, key } : undefined;
}

function readLevel(value: unknown): { id: string; name: string } | undefined {
  return isRecord(value) && isText(value.id) && isText(value.name) ? { id: value.id, name: value.name } : undefined;
}

function readOverride(value: unknown): PriorityState['override'] {
  if (!isRecord(value) || !isText(value.by) || !isInstant(value.at) || typeof value.byEdit !== 'boolean') return undefined;
  return { by: value.by, at: value.at, ...pick(value, 'reason', text), byEdit: value.byEdit };
}

function readPriority(value: unknown): PriorityState | undefined {
  if (!isRecord(value) || !isSource(value.source)) return undefined;
  return {
    source: value.source,
    ...pick(value, 'jiraPriorityId', text),
    ...pick(value, 'name', text),
    ...pick(value, 'rank', (rank) => (typeof rank === 'number' && Number.isInteger(rank) ? rank : undefined)),
    ...pick(value, 'impact', readLevel),
    ...pick(value, 'urgency', readLevel),
    ...pick(value, 'missing', list(isAxis)),
    ...pick(value, 'gone', list(isAxis)),
    ...pick(value, 'override', readOverride),
  };
}

function readBasis(value: unknown): Basis | undefined {
  if (!isRecord(value)) return undefined;
  const { statusId, issueTypeId, updated, acts } = value;
  if (!isText(statusId) || !isText(issueTypeId) || !isInstant(updated) || typeof acts !== 'number') return undefined;
  return {
    statusId,
    issueTypeId,
    ...pick(value, 'priorityId', text),
    ...pick(value, 'impact', text),
    ...pick(value, 'urgency', text),
    updated,
    acts,
  };
}

/**
 * Reads the property without support and escalation, which a screen may read later. Undefined when it is missing, damaged or of another
 * version: then the app has to look again.
 */
export function readCore(value: unknown): IncidentState | undefined {
  if (!isRecord(value) || value.schema !== STATE_SCHEMA) return undefined;
  const { phase, since, lookedAt, policy } = value;
  const basis = readBasis(value.basis);
  const priority = readPriority(value.priority);
  const clocks = readClocks(value.clocks);
  if (!clocks || typeof value.clockPolicy !== 'number') return undefined;
  if (!isPhase(phase) || !isInstant(since) || !isInstant(lookedAt) || typeof policy !== 'number' || !basis || !priority) return undefined;
  const fields = isRecord(value.fields) ? value.fields : {};
  return {
    schema: STATE_SCHEMA,
    phase,
    since,
    ...pick(value, 'reporter', text),
    ...pick(value, 'origin', readOrigin),
    ...pick(value, 'category', text),
    priority,
    policy,
    clocks,
    clockPolicy: value.clockPolicy,
    calendars: readCalendars(value.calendars),
    fields: { ...pick(fields, 'impact', text), ...pick(fields, 'urgency', text) },
    ...pick(value, 'notSet', list(isUnset)),
    basis,
    lookedAt,
  };
}
