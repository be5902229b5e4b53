import type { Policy, PublishedPolicy, SupportGroup } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { AssignedAct, PlacedAct } from '../../../../src/domain/acts/placement';
import type { Change, IssueFacts } from '../../../../src/domain/incident/facts';
import { type DecidedPlacement, decidePlacement } from '../../../../src/domain/routing/decide-placement';
import type { Candidate, Surroundings } from '../../../../src/domain/routing/surroundings';
import { facts, NOW, POLICY, SETTINGS } from '../../fakes';

export const MINUTE = 60_000;
export const at = (minutes: number): string => new Date(NOW + minutes * MINUTE).toISOString();

/** A support group of the first tier in which turns are taken, unless said otherwise. */
export const group = (id: string, change: Partial<SupportGroup> = {}): SupportGroup => ({
  id,
  name: id,
  help: '',
  tier: 'tier-1',
  members: [],
  assignment: 'roundRobin',
  ...change,
});

export const member = (id: string, change: Partial<SupportGroup['members'][number]> = {}): SupportGroup['members'][number] => ({
  id,
  name: id,
  skills: { categories: [], services: [] },
  away: [],
  ...change,
});

/** The default policy with other parts. */
export const policyWith = (change: Partial<Policy>): PublishedPolicy => ({ ...POLICY, document: { ...POLICY.document, ...change } });

export const TIERS: Policy['supportGroups'] = [
  group('desk'),
  group('network', { tier: 'tier-2' }),
  group('software', { tier: 'tier-2', assignment: 'manual' }),
  group('vendor', { tier: 'tier-3', assignment: 'manual' }),
];

export const ROUTED = policyWith({ supportGroups: TIERS, routing: { ...POLICY.document.routing, fallback: 'desk' } });

export const people = (...ids: string[]): Candidate[] => ids.map((accountId) => ({ accountId, active: true, open: {} }));

/** A group whose people are known, and may all be assigned. */
export const around = (id: string, all: readonly Candidate[], change: Partial<Surroundings> = {}): Surroundings => ({
  group: id,
  people: all,
  work: true,
  assignable: Object.fromEntries(all.map(({ accountId }) => [accountId, true])),
  turns: [],
  ...change,
});

/** A new incident nobody has. */
export const fresh = (change: Partial<IssueFacts> = {}): IssueFacts =>
  facts({ created: at(-1), updated: at(-1), status: { id: '1', category: 'new' }, history: [], ...change });

export const assigneeLine = (minutes: number, from: string | undefined, to: string | undefined, by = 'u-agent'): Change => ({
  id: String(100_000 + minutes),
  at: at(minutes),
  by,
  fieldId: 'assignee',
  from,
  to,
});

/** What follows at an instant, minutes from now. */
export const decideAt = (
  given: IssueFacts,
  acts: readonly Act[],
  {
    policy = ROUTED,
    surroundings = [],
    minutes = 0,
  }: { policy?: PublishedPolicy; surroundings?: readonly Surroundings[]; minutes?: number } = {},
): DecidedPlacement => decidePlacement(given, acts, policy, SETTINGS, surroundings, NOW + minutes * MINUTE);

export const placed = (change: Partial<PlacedAct> = {}): PlacedAct => ({
  kind: 'placed',
  at: at(-1),
  group: 'desk',
  tier: 'tier-1',
  why: { by: 'fallback' },
  ...change,
});

export const assigned = (change: Partial<AssignedAct> = {}): AssignedAct => ({
  kind: 'assigned',
  at: at(0),
  group: 'desk',
  to: 'a',
  how: 'roundRobin',
  passedOver: [],
  ...change,
});
