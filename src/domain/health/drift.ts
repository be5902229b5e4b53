import type { DRIFT_CAUSES } from '../../contract/health-kinds';
import type { ActLog } from '../acts/act';
import type { Decision } from '../incident/decide';
import type { IssueFacts } from '../incident/facts';
import { lozengeOf } from '../incident/lozenge';
import { readState } from '../incident/read-state';
import { isKept, sameState } from '../incident/same-state';
import { type IncidentState, STATE_SCHEMA } from '../incident/state';
import { instantMs } from '../instant';
import { isRecord, same } from '../same';

export type DriftCause = (typeof DRIFT_CAUSES)[number];

/** What a second decision about an incident says of the first. late: what is kept is only older than what has happened since. */
export type Verdict = { is: 'kept' } | { is: 'late' } | { is: 'drift'; parts: string[]; cause: DriftCause };

/** What is needed to decide again. */
export interface Again {
  facts: IssueFacts;
  acts: ActLog;
  /** Account id of the app: what it did itself has been seen. */
  self: string;
  /** Fields whose changes matter, by Jira's ids. */
  fields: ReadonlySet<string>;
  /** When the newest version of the policy came into force, ISO. */
  policySince: string;
  /** ISO instant since which this version of the app has been seen running; absent: not known. */
  codeSince?: string;
  /** The decision at an instant, ms since 1970. */
  decideAt(now: number): Decision;
}

/** Fields Jira has on every issue that decisions follow from; "Link" and "Key" are what histories call links and moves. */
export const ALWAYS = ['status', 'priority', 'issuetype', 'project', 'assignee', 'reporter', 'Link', 'Key'] as const;

/** Parts of a state that are words or bindings of the site's. */
const SITE_PARTS: readonly string[] = ['category', 'fields', 'phase'];

/** ms within which a change is looked at in normal running: by its event, or by the next hourly search but one. */
const GRACE = 2 * 3_600_000;

/** ms by which a line of history may be dated after the issue's last change, which it is. */
const SLACK = 1_000;

/**
 * Whether what is kept of an incident is what its facts give, now or when it was written. A change that is young, a version published since,
 * and time that has passed explain a difference: then it is late. Nothing explains the rest.
 * @param now ms since 1970.
 */
export function verdictOn(again: Again, now: number): Verdict {
  const { facts, policySince, decideAt } = again;
  const decision = decideAt(now);
  const { state } = decision;
  if (!state) return { is: decision.need.length > 0 || decision.wanted ? 'late' : 'kept' };
  if (isKept(facts, state) && !decision.write) return { is: 'kept' };
  const { property } = facts;
  const older = isRecord(property) && typeof property.schema === 'number' && property.schema < STATE_SCHEMA;
  if (property === undefined || older) return { is: 'late' };
  const kept = readState(property);
  if (!kept || instantMs(kept.lookedAt) > now) return { is: 'drift', parts: ['property'], cause: 'property' };
  const parts = partsThatDiffer(facts, state);
  const changed = changedSince(again, kept);
  if (changed !== undefined) return now - changed <= GRACE ? { is: 'late' } : { is: 'drift', parts, cause: 'missed' };
  if (instantMs(policySince) > instantMs(kept.lookedAt)) return { is: 'late' };
  const then = decideAt(instantMs(kept.lookedAt)).state;
  if (then && sameState(property, then) && same(facts.lozenge, lozengeOf(then))) return { is: 'late' };
  return { is: 'drift', parts, cause: causeOf(parts, kept, again) };
}

/** When something last happened that the kept state does not know of, ms since 1970; undefined: nothing. */
function changedSince({ facts, acts, self, fields }: Again, { basis, lookedAt }: IncidentState): number | undefined {
  const seen = instantMs(basis.updated);
  const instants = [
    ...facts.history.filter(({ fieldId, by }) => by !== self && fields.has(fieldId)),
    ...facts.comments.filter(({ by }) => by !== self),
  ]
    .map(({ at }) => instantMs(at))
    .filter((at) => at > seen + SLACK);
  // What came of an effect is recorded by the look itself, and need not have changed what is kept.
  const last = acts.acts.filter(({ kind }) => kind !== 'effect').at(-1);
  if (acts.version > basis.acts && last && instantMs(last.at) > instantMs(lookedAt)) instants.push(instantMs(last.at));
  return instants.length === 0 ? undefined : Math.max(...instants);
}

/** Names of the parts in which the property differs from a state; "lozenge" for what stands beside the panel's label. */
function partsThatDiffer({ property, lozenge }: IssueFacts, state: IncidentState): string[] {
  const kept = isRecord(property) ? property : {};
  const told: Record<string, unknown> = { ...state };
  const names = new Set([...Object.keys(kept), ...Object.keys(told)]);
  const parts = [...names].filter((name) => name !== 'lookedAt' && name !== 'basis' && !same(kept[name], told[name]));
  const basis = { ...state.basis, updated: '' };
  if (!same({ ...(isRecord(kept.basis) ? kept.basis : {}), updated: '' }, basis)) parts.push('basis');
  if (!same(lozenge, lozengeOf(state))) parts.push('lozenge');
  return parts.sort();
}

function causeOf(parts: readonly string[], kept: IncidentState, { codeSince }: Again): DriftCause {
  if (codeSince !== undefined && instantMs(kept.lookedAt) < instantMs(codeSince)) return 'code';
  return parts.length > 0 && parts.every((part) => SITE_PARTS.includes(part)) ? 'site' : 'property';
}
