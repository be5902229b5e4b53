import type { Ladder, Policy } from '../../../contract/types';
import { type Basis, HOUR, idIf, inCalendar, MINUTE } from './basis';

type Level = Ladder['levels'][number];

const tell = (...who: Extract<Level['do'][number], { do: 'notify' }>['who']): Level['do'][number] => ({
  do: 'notify',
  template: 'escalated',
  who,
});

const level = (id: string, kind: Level['kind'], afterMs: number, ...acts: Level['do']): Level => ({
  id,
  kind,
  afterMs,
  unlessAcknowledged: true,
  do: acts,
});

/** Ladders every service desk has in some form: people are warned before a breach, leaders told of it, and nothing lies forgotten. */
export function defaultEscalation(basis: Basis): Policy['escalation'] {
  const response = idIf(basis.metrics, 'response');
  const resolution = idIf(basis.metrics, 'resolution');
  const urgent = basis.priorities.slice(0, Math.min(2, basis.priorities.length - 1)).map(({ id }) => id);
  const ladders: Ladder[] = [];
  const add = (id: string, name: string, help: string, rest: Pick<Ladder, 'trigger' | 'levels'> & Partial<Ladder>): void => {
    ladders.push({ id, name, help, active: true, for: {}, ...rest });
  };
  if (response !== undefined)
    add('response-at-risk', 'First response at risk', 'Nobody answered yet, and the goal is near.', {
      trigger: { on: 'clock', metric: response, percent: 75 },
      levels: [level('lead', 'hierarchical', 0, tell({ who: 'assignee' }, { who: 'groupLead' }))],
    });
  if (resolution !== undefined) {
    add('resolution-75', 'Resolution at 75 %', 'Three quarters of the time are gone.', {
      trigger: { on: 'clock', metric: resolution, percent: 75 },
      levels: [level('lead', 'hierarchical', 0, tell({ who: 'assignee' }, { who: 'groupLead' }))],
    });
    add('resolution-breached', 'Resolution breached', 'The goal is missed: leaders are told until somebody takes it on.', {
      trigger: { on: 'clock', metric: resolution, percent: 100 },
      levels: [
        { ...level('lead', 'hierarchical', 0, tell({ who: 'groupLead' })), repeat: { everyMs: HOUR, atMost: 3 } },
        level('managers', 'hierarchical', 4 * HOUR, tell({ who: 'incidentManagers' })),
        level('owners', 'hierarchical', 8 * HOUR, tell({ who: 'processOwners' })),
      ],
    });
  }
  if (urgent.length > 0)
    add('urgent-unacknowledged', 'Urgent and not acknowledged', 'Nobody has taken on an urgent incident.', {
      for: { priorities: urgent },
      trigger: { on: 'notAcknowledged', afterMs: 15 * MINUTE },
      levels: [
        level('lead', 'hierarchical', 0, tell({ who: 'group' }, { who: 'groupLead' })),
        level('managers', 'hierarchical', 15 * MINUTE, tell({ who: 'incidentManagers' })),
      ],
    });
  const [first] = basis.tiers;
  if (first && basis.tiers.length > 1)
    add('stays-in-first-tier', 'Stays in the first tier', 'The first tier has not moved it on: the next one takes over.', {
      trigger: { on: 'dwell', tier: first.id, afterMs: 8 * HOUR },
      ...inCalendar(basis),
      levels: [level('next-tier', 'functional', 0, { do: 'nextTier' }, tell({ who: 'groupLead' }))],
    });
  add('reopened', 'Reopened twice', 'What was done did not help: other people look at it.', {
    trigger: { on: 'reopened', times: 2 },
    levels: [level('next-tier', 'functional', 0, { do: 'nextTier' }, tell({ who: 'groupLead' }))],
  });
  add('passed-around', 'Passed around', 'Nobody seems to be the right one: an incident manager decides.', {
    trigger: { on: 'reassigned', times: 4 },
    levels: [level('managers', 'hierarchical', 0, tell({ who: 'incidentManagers' }))],
  });
  add('customer-asks', 'The customer asks for it', 'Somebody with responsibility answers.', {
    trigger: { on: 'customer' },
    levels: [level('lead', 'hierarchical', 0, tell({ who: 'groupLead' }))],
  });
  add('by-hand', 'By hand', 'The hand-over note goes with it.', {
    trigger: { on: 'hand' },
    // Who asks for it has a reason: that somebody takes note at the same time takes nothing from it.
    levels: [{ ...level('next-tier', 'functional', 0, { do: 'nextTier' }, tell({ who: 'group' })), unlessAcknowledged: false }],
  });
  return { ladders, snoozeMaxMs: 24 * HOUR };
}
