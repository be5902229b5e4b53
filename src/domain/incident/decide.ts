import type { Settings } from '../../contract/types';
import { isIncident } from '../settings/incident-types';
import type { IssueFacts, StatusCategory } from './facts';
import { type IncidentState, type Phase, readState, STATE_SCHEMA } from './state';

/** What follows from an incident's facts. */
export interface Decision {
  /** Undefined: the issue is no incident, and nothing is to be done with it. */
  state?: IncidentState;
  /** The property has to be written: it is missing, damaged, or says something else. */
  write: boolean;
}

const PHASE_OF: Record<StatusCategory, Phase> = { new: 'open', indeterminate: 'in-progress', done: 'resolved' };

/**
 * The whole derived state of an issue from its facts, the admin's settings and the time. Pure and total: the same input gives the same
 * answer, and no input throws.
 * @param now ms since 1970.
 */
export function decide(facts: IssueFacts, settings: Settings | undefined, now: number): Decision {
  if (!settings || !isIncident(settings, facts.projectId, facts.issueTypeId)) return { write: false };
  const state: IncidentState = {
    schema: STATE_SCHEMA,
    phase: PHASE_OF[facts.status.category],
    since: statusSince(facts),
    ...(facts.reporter === undefined ? {} : { reporter: facts.reporter }),
    ...(facts.origin === undefined ? {} : { origin: { id: facts.origin.id, key: facts.origin.key } }),
    basis: { statusId: facts.status.id, issueTypeId: facts.issueTypeId, updated: facts.updated },
    lookedAt: new Date(now).toISOString(),
  };
  return { state, write: !saysTheSame(readState(facts.property), state) };
}

/** The last change into the present status, or the creation. */
function statusSince(facts: IssueFacts): string {
  let since = facts.created;
  for (const change of facts.history)
    if (change.fieldId === 'status' && change.to === facts.status.id && Date.parse(change.at) > Date.parse(since)) since = change.at;
  return since;
}

/** Whether two states say the same of the incident. When it was looked at, and which edit was seen last, say nothing of it. */
function saysTheSame(a: IncidentState | undefined, b: IncidentState): boolean {
  return (
    a !== undefined &&
    a.phase === b.phase &&
    Date.parse(a.since) === Date.parse(b.since) &&
    a.reporter === b.reporter &&
    a.origin?.id === b.origin?.id &&
    a.origin?.key === b.origin?.key &&
    a.basis.statusId === b.basis.statusId &&
    a.basis.issueTypeId === b.basis.issueTypeId
  );
}

/** Whether a state still fits what a reader sees of the issue; if not, a look is due. */
export const isCurrent = (state: IncidentState, seen: { statusId: string; issueTypeId: string }): boolean =>
  state.basis.statusId === seen.statusId && state.basis.issueTypeId === seen.issueTypeId;
