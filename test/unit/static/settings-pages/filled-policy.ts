import type { Ladder, Policy } from '../../../../src/contract/types';
import { basePolicy } from './desk-host';

const HOUR = 3_600_000;

/** A ladder that uses everything a ladder may have. */
export const FULL_LADDER: Ladder = {
  id: 'full',
  name: 'Everything at once',
  help: 'Why it is so.',
  active: false,
  for: {
    priorities: ['p1', 'p2'],
    categories: ['network'],
    impacts: ['extensive'],
    urgencies: ['high'],
    services: ['network'],
    criticalities: ['high'],
    channels: ['phone'],
    reporterGroups: [{ id: 'g-vip', name: 'vip-users' }],
    projects: [{ id: '10000', name: 'IT Service Desk' }],
    major: false,
  },
  trigger: { on: 'dwell', tier: 'tier-1', afterMs: 8 * HOUR },
  calendar: 'business',
  quietHours: { from: '22:00', to: '06:30', timeZone: 'Europe/Berlin' },
  levels: [
    {
      id: 'first',
      kind: 'functional',
      afterMs: 0,
      repeat: { everyMs: HOUR, atMost: 3 },
      unlessAcknowledged: true,
      do: [
        { do: 'nextTier' },
        { do: 'toTier', tier: 'tier-2' },
        { do: 'toGroup', group: 'technical-support' },
        { do: 'raisePriority', steps: 1 },
        { do: 'raisePriorityTo', priority: 'p1' },
        { do: 'assign', to: 'groupLead' },
        { do: 'comment', template: 'escalated', visibility: 'internal' },
        {
          do: 'notify',
          template: 'escalated',
          who: [
            { who: 'assignee' },
            { who: 'supportGroup', group: 'specialists' },
            { who: 'jiraGroup', group: { id: 'g-vip', name: 'vip-users' } },
            { who: 'person', person: { id: 'u-ines', name: 'Inés Ibarra' } },
          ],
        },
        { do: 'transition', status: { id: '3', name: 'Work in progress' } },
        { do: 'label', label: 'late' },
      ],
    },
    { id: 'second', kind: 'hierarchical', afterMs: 4 * HOUR, unlessAcknowledged: false, do: [{ do: 'nextTier' }] },
  ],
};

/** The policy a site begins with, with people in its groups, rules of routing and a ladder that has everything. */
export function filledPolicy(): Policy {
  const policy = basePolicy();
  const [first, ...groups] = policy.supportGroups;
  if (!first) throw new Error('no support group');
  return {
    ...policy,
    supportGroups: [
      {
        ...first,
        jiraGroup: { id: 'g-desk', name: 'service-desk' },
        lead: { id: 'u-ines', name: 'Inés Ibarra' },
        calendar: 'business',
        assignment: 'skill',
        members: [
          {
            id: 'u-lea',
            name: 'Lea Lindqvist',
            skills: { categories: ['network'], services: [] },
            cap: 5,
            away: [{ from: '2020-01-01', to: '2020-01-02' }],
          },
          { id: 'u-amir', name: 'Amir Aziz', skills: { categories: ['hardware'], services: [] }, away: [] },
          { id: 'u-bea', name: 'Bea Berg', skills: { categories: [], services: [] }, away: [{ from: '2020-01-01', to: '2099-12-31' }] },
        ],
      },
      ...groups,
    ],
    routing: {
      ...policy.routing,
      rules: [
        { id: 'network', name: 'Network', help: '', for: { categories: ['network'], criticalities: ['high'] }, to: 'specialists' },
        {
          id: 'vip',
          name: 'Important people',
          help: '',
          for: { reporterGroups: [{ id: 'g-vip', name: 'vip-users' }] },
          to: 'technical-support',
        },
        { id: 'urgent', name: 'Most urgent', help: '', for: { priorities: ['p1'], major: false }, to: 'technical-support' },
      ],
    },
    escalation: { ...policy.escalation, ladders: [FULL_LADDER, ...policy.escalation.ladders] },
  };
}
