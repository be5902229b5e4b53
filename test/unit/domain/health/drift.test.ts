import { describe, expect, test } from '@jest/globals';
import { NO_ACTS } from '../../../../src/domain/acts/act';
import { appended } from '../../../../src/domain/acts/append';
import { type Again, ALWAYS, type Verdict, verdictOn } from '../../../../src/domain/health/drift';
import { decide } from '../../../../src/domain/incident/decide';
import type { IssueFacts } from '../../../../src/domain/incident/facts';
import { lozengeOf } from '../../../../src/domain/incident/lozenge';
import type { IncidentState } from '../../../../src/domain/incident/state';
import { APP, facts, NOW, POLICY, SETTINGS } from '../../fakes';

const HOUR = 3_600_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** What the look that came first, three hours ago, recorded: where the incident went. */
const PLACED = appended(
  NO_ACTS,
  decide({ facts: facts({ priorityId: '2' }), acts: NO_ACTS, policy: POLICY, settings: SETTINGS, members: new Map() }, NOW - 3 * HOUR).acts,
);

/** An incident as a look left it, three hours ago. */
function looked(change: Partial<IssueFacts> = {}): IssueFacts & { state: IncidentState } {
  const before = facts({ priorityId: '2', ...change });
  const { state } = decide({ facts: before, acts: PLACED, policy: POLICY, settings: SETTINGS, members: new Map() }, NOW - 3 * HOUR);
  if (!state) throw new Error('no incident');
  return { ...before, property: JSON.parse(JSON.stringify(state)), lozenge: lozengeOf(state), state };
}

function verdict(now: IssueFacts, more: Partial<Again> = {}): Verdict {
  const { acts = PLACED } = more;
  const decideAt: Again['decideAt'] = (at) => decide({ facts: now, acts, policy: POLICY, settings: SETTINGS, members: new Map() }, at);
  const fields = new Set<string>([...ALWAYS, 'customfield_1', 'customfield_2']);
  const ground = { facts: now, acts, self: APP, fields, policySince: POLICY.publishedAt, decideAt };
  return verdictOn({ ...ground, ...more }, NOW);
}

const tampered = (): IssueFacts => {
  const { state, ...rest } = looked();
  return { ...rest, property: { ...state, phase: 'resolved', priority: { source: 'none' } } };
};

/** Urgency set to critical at an instant, of which no look knows. */
const edited = (at: number, by = 'u-agent'): IssueFacts => {
  const { state: _, ...rest } = looked();
  const change = { id: '2', at: iso(at), by, fieldId: 'customfield_2', from: 'urgency-high', to: 'urgency-critical' };
  return { ...rest, updated: change.at, values: { ...rest.values, urgency: ['urgency-critical'] }, history: [...rest.history, change] };
};

describe('a second opinion', () => {
  test('agrees with what a look left, also when somebody edited what nothing follows from', () => {
    expect(verdict(looked())).toEqual({ is: 'kept' });
    expect(verdict({ ...looked(), updated: iso(NOW - HOUR) })).toEqual({ is: 'kept' });
  });

  test('a property somebody wrote is drift, and says which parts; so is what stands beside the label', () => {
    expect(verdict(tampered())).toEqual({ is: 'drift', parts: ['phase', 'priority'], cause: 'property' });
    expect(verdict({ ...looked(), lozenge: { type: 'lozenge', value: { label: 'Low', type: 'success' } } })).toEqual({
      is: 'drift',
      parts: ['lozenge'],
      cause: 'property',
    });
    expect(verdict({ ...looked(), property: 'x' })).toEqual({ is: 'drift', parts: ['property'], cause: 'property' });
  });

  test('none yet, and one of an older form, are late', () => {
    expect(verdict({ ...looked(), property: undefined })).toEqual({ is: 'late' });
    expect(verdict({ ...looked(), property: { schema: 1 } })).toEqual({ is: 'late' });
  });

  test('a young change is late; one that event and search have both missed is drift', () => {
    expect(verdict(edited(NOW - HOUR))).toEqual({ is: 'late' });
    expect(verdict(edited(NOW - 2.5 * HOUR))).toMatchObject({ is: 'drift', cause: 'missed' });
  });

  test('what the app did itself explains nothing', () => {
    expect(verdict(edited(NOW - HOUR, APP))).toMatchObject({ is: 'drift', cause: 'property' });
  });

  test('a version published since explains it; another version of the app is the cause of what it decides otherwise', () => {
    expect(verdict(tampered(), { policySince: iso(NOW - HOUR) })).toEqual({ is: 'late' });
    expect(verdict(tampered(), { codeSince: iso(NOW - HOUR) })).toMatchObject({ is: 'drift', cause: 'code' });
    expect(verdict(tampered(), { codeSince: iso(NOW - 4 * HOUR) })).toMatchObject({ is: 'drift', cause: 'property' });
  });

  test('what the site calls things has no history: its own cause', () => {
    const { state, ...rest } = looked({ category: 'Network' });
    expect(verdict({ ...rest, property: { ...state, category: 'Netz' } })).toEqual({ is: 'drift', parts: ['category'], cause: 'site' });
  });

  test('what somebody did through the app, and no look has seen, is late', () => {
    const acts = appended(PLACED, [{ kind: 'override' as const, at: iso(NOW - HOUR), by: 'u-agent', jiraPriorityId: '5', reason: 'VIP' }]);
    expect(verdict(looked(), { acts })).toEqual({ is: 'late' });
  });
});
