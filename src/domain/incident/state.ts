/** Key of the issue property in which an incident's derived state is kept. The manifest declares it for search. */
export const INCIDENT_PROPERTY = 'firebreak-incident';

/** Key of the issue property that says which intent made an incident and where it came from. Written once, on create. */
export const INTENT_PROPERTY = 'firebreak-intent';

/** Version of the state's form. A property of another version is written anew. */
export const STATE_SCHEMA = 1;

/** Where an incident stands, from its status's category. */
const PHASES = ['open', 'in-progress', 'resolved'] as const;
export type Phase = (typeof PHASES)[number];

/** The issue an incident was raised from. */
export interface Origin {
  id: string;
  key: string;
}

/** The incident's derived state, as kept in its property: a cache for reading, never an input of a decision. */
export interface IncidentState {
  schema: typeof STATE_SCHEMA;
  phase: Phase;
  /** ISO instant since when the incident has its present status. */
  since: string;
  /** Account id. */
  reporter?: string;
  origin?: Origin;
  /** What it was computed from. */
  basis: { statusId: string; issueTypeId: string; updated: string };
  /** ISO instant of the look that wrote it. */
  lookedAt: string;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPhase = (value: unknown): value is Phase => PHASES.some((phase) => phase === value);

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

/** Reads the property. Undefined when it is missing, damaged or of another version: then the app has to look again. */
export function readState(value: unknown): IncidentState | undefined {
  if (!isRecord(value) || value.schema !== STATE_SCHEMA || !isRecord(value.basis)) return undefined;
  const { phase, since, reporter, lookedAt, basis } = value;
  const { statusId, issueTypeId, updated } = basis;
  if (!isPhase(phase) || typeof since !== 'string' || typeof lookedAt !== 'string') return undefined;
  if (typeof statusId !== 'string' || typeof issueTypeId !== 'string' || typeof updated !== 'string') return undefined;
  if (Number.isNaN(Date.parse(since)) || Number.isNaN(Date.parse(lookedAt))) return undefined;
  const origin = readOrigin(value.origin);
  return {
    schema: STATE_SCHEMA,
    phase,
    since,
    ...(typeof reporter === 'string' ? { reporter } : {}),
    ...(origin ? { origin } : {}),
    basis: { statusId, issueTypeId, updated },
    lookedAt,
  };
}
