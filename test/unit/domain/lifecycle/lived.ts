import type { Policy } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { holdingNow } from '../../../../src/domain/lifecycle/holding';
import type { Life } from '../../../../src/domain/lifecycle/life';
import { reopeningsOf } from '../../../../src/domain/lifecycle/reopenings';
import type { LifeState } from '../../../../src/domain/lifecycle/state';
import { subjectOf } from '../../../../src/domain/policy/fits';
import { decideClocks } from '../../../../src/domain/sla/decide-clocks';
import { SETTINGS } from '../../fakes';
import { at, DOCUMENT, iso, publish, STATUS, type Story } from '../sla/story';

const named = (...names: string[]) => names.map((name) => ({ id: STATUS[name]?.id ?? '', name }));

/** The default policy, its phases of the end by the site's statuses. */
export const LIVED: Policy = {
  ...DOCUMENT,
  lifecycle: {
    ...DOCUMENT.lifecycle,
    phases: DOCUMENT.lifecycle.phases.map((phase) => {
      if (phase.kind === 'resolution') return { ...phase, statuses: { ids: named('Resolved'), categories: [] } };
      return phase.kind === 'closure' ? { ...phase, statuses: { ids: named('Closed', 'Cancelled'), categories: [] } } : phase;
    }),
  },
};

/** What an incident's life follows from, at a time. */
export function livedAt(story: Story, when: string, document: Policy = LIVED): Life {
  const policy = publish(document);
  const { facts, acts } = story;
  const now = at(when);
  const { kept, waits } = decideClocks(facts, acts, policy, SETTINGS, now);
  return {
    facts,
    acts,
    ground: { policy, settings: SETTINGS, clocks: kept.clocks, holding: holdingNow(waits), waits, priority: {}, priorityId: '3' },
    subject: () => subjectOf(facts, acts, document, SETTINGS, '3'),
    now,
    ...reopeningsOf(facts),
  };
}

/** A state of which nothing is known but what a test is about. */
export const stateWith = (change: Partial<LifeState>): LifeState => ({ phases: [], next: [], reopened: 0, ...change });

export const proposed = (when: string, change: Partial<Extract<Act, { kind: 'proposed' }>> = {}): Act => ({
  kind: 'proposed',
  at: iso(when),
  by: 'u-agent',
  intentId: '1',
  resolutionKind: 'workaround',
  closureCode: 'solved',
  done: 'Router restarted.',
  ...change,
});

export const answered = (when: string, accepts: boolean, change: Partial<Extract<Act, { kind: 'answered' }>> = {}): Act => ({
  kind: 'answered',
  at: iso(when),
  by: 'u-mara',
  via: 'panel',
  accepts,
  ...change,
});
