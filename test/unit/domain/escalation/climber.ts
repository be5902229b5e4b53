import type { Ladder, Policy, PublishedPolicy, Settings } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { EscalatedAct } from '../../../../src/domain/acts/escalation';
import { type DecidedEscalation, decideEscalation } from '../../../../src/domain/escalation/decide-escalation';
import type { Ahead, EscalationState } from '../../../../src/domain/escalation/state';
import type { IssueFacts } from '../../../../src/domain/incident/facts';
import { decidePriority } from '../../../../src/domain/priority/decide-priority';
import type { Placement } from '../../../../src/domain/routing/placement';
import { decideClocks } from '../../../../src/domain/sla/decide-clocks';
import { SETTINGS } from '../../fakes';
import { at, DOCUMENT, iso, publish, type Story } from '../sla/story';

// Incidents told in a few words, and what ladders do about them.

type Level = Ladder['levels'][number];

const TELL: Level['do'] = [{ do: 'notify', template: 'escalated', who: [{ who: 'groupLead' }] }];

export const level = (change: Partial<Level> = {}): Level => ({
  id: 'lead',
  kind: 'hierarchical',
  afterMs: 0,
  unlessAcknowledged: true,
  do: TELL,
  ...change,
});

/** A ladder with one level that tells the lead, unless something else is said. */
export const ladder = (trigger: Ladder['trigger'], change: Partial<Ladder> = {}): Ladder => ({
  id: 'ladder',
  name: 'Ladder',
  help: '',
  active: true,
  for: {},
  trigger,
  levels: [level()],
  ...change,
});

/** A policy in force with these ladders. */
export const under = (ladders: Ladder[], document: Partial<Policy> = {}): PublishedPolicy =>
  publish({ ...DOCUMENT, ...document, escalation: { ladders, snoozeMaxMs: 86_400_000 } });

export interface Incident {
  facts: IssueFacts;
  acts: Act[];
}

/** Who has it, by the last act that says so. */
function placementIn(acts: readonly Act[], { tiers, supportGroups }: Policy): Placement | undefined {
  const last = acts.findLast((act) => act.kind === 'placed');
  if (!last) return undefined;
  const named = (list: readonly { id: string; name: string }[], id: string) => ({
    id,
    name: list.find((one) => one.id === id)?.name ?? id,
  });
  return { tier: named(tiers, last.tier), group: named(supportGroups, last.group), since: last.at, why: { by: 'fallback' }, moves: 0 };
}

/** One decision of an incident's escalation at an instant, with nothing recorded. */
export function decideAt(
  { facts, acts }: Incident,
  now: number,
  policy: PublishedPolicy,
  settings: Settings = SETTINGS,
): DecidedEscalation {
  const { kept, runs, waits } = decideClocks(facts, acts, policy, settings, now);
  const priority = decidePriority(facts, acts, policy, settings);
  const placement = placementIn(acts, policy.document);
  const ground = { policy, clockPolicy: policy, settings, clocks: kept.clocks, runs, waits, priority, ...(placement ? { placement } : {}) };
  return decideEscalation(facts, acts, ground, now);
}

export interface Looked extends DecidedEscalation {
  acts: EscalatedAct[];
}

/** A look: decides until nothing more follows, and records what did. */
export function lookAt(incident: Incident, now: number, policy: PublishedPolicy, settings?: Settings): Looked {
  const acts: EscalatedAct[] = [];
  for (;;) {
    const decided = decideAt(incident, now, policy, settings);
    if (decided.acts.length === 0) return { ...decided, acts };
    acts.push(...decided.acts);
    incident.acts.push(...decided.acts);
  }
}

export const incidentOf = (story: Story): Incident => ({ facts: story.facts, acts: [...story.acts] });

/** Ids of what fires in a look at a time, without recording it. */
export const fires = (story: Story, when: string, policy: PublishedPolicy): string[] =>
  lookAt(incidentOf(story), at(when), policy).acts.map(({ id }) => id);

/** What is said of what is to come, at a time. */
export const aheadAt = (story: Story, when: string, policy: PublishedPolicy): Ahead[] => stateAt(story, when, policy)?.ahead ?? [];

export const stateAt = (story: Story, when: string, policy: PublishedPolicy): EscalationState | undefined =>
  lookAt(incidentOf(story), at(when), policy).state;

/** When the next look is to be, seen at a time. */
export const wakeAt = (story: Story, when: string, policy: PublishedPolicy): string | undefined => {
  const { wakeAt: next } = lookAt(incidentOf(story), at(when), policy);
  return next === undefined ? undefined : new Date(next).toISOString();
};

/** It comes to a group. */
export const placed = (when: string, tier = 'tier-1', group = 'service-desk'): Act => ({
  kind: 'placed',
  at: iso(when),
  group,
  tier,
  why: { by: 'fallback' },
});

export const acknowledged = (when: string, by = 'u-agent'): Act => ({ kind: 'acknowledged', at: iso(when), by });
export const snoozed = (when: string, until: string): Act => ({
  kind: 'snoozed',
  at: iso(when),
  by: 'u-agent',
  until: iso(until),
  reason: 'Parts come at noon.',
});
export const handedOver = (when: string, group?: string): Act => ({
  kind: 'handOver',
  at: iso(when),
  by: 'u-agent',
  ...(group === undefined ? {} : { group }),
  tried: 'Restarted it.',
  known: 'Began after the update.',
  asked: 'Find out why.',
});
