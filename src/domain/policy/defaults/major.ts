import type { MajorPolicy } from '../../../contract/types';
import { type Basis, HOUR, MINUTE } from './basis';

const steps = (...texts: string[]): MajorPolicy['roles'][number]['checklist'] => texts.map((text, at) => ({ id: `${at + 1}`, text }));

const ROLES: MajorPolicy['roles'] = [
  {
    id: 'commander',
    name: 'Incident commander',
    help: 'Leads: decides, delegates and keeps the overview; repairs nothing.',
    required: true,
    checklist: steps(
      'Say that you have command.',
      'Name the other roles and open the war room.',
      'State what is known, what is not, and the next step.',
      'Decide: contain, work around or repair first.',
      'Set the time of the next update and keep it.',
      'Hand command over in words when you go.',
      'Declare the end, and plan the review.',
    ),
  },
  {
    id: 'communications',
    name: 'Communications lead',
    help: 'Tells stakeholders and requesters, so that nobody asks the technicians.',
    required: true,
    checklist: steps(
      'Send the first update: what is affected, since when, what is being done.',
      'Put the status page right.',
      'Send each update on time, also when there is nothing new.',
      'Say that it is over, and what follows.',
    ),
  },
  {
    id: 'technical',
    name: 'Technical lead',
    help: 'Leads diagnosis and repair.',
    required: true,
    checklist: steps(
      'Call in the experts of the affected services.',
      'Look at the latest changes and consider taking them back.',
      'Keep hypotheses and what was tried in the timeline.',
      'Verify that the service works for those who use it.',
    ),
  },
  {
    id: 'scribe',
    name: 'Scribe',
    help: 'Writes down what happens and what is decided.',
    required: false,
    checklist: steps('Note each decision, who made it and why.', 'Pin what the review will need.'),
  },
];

/** A major incident by ITIL: the gravest impact on something the firm depends on, or many alike in a short time. */
export function defaultMajor({ priorities, impacts, services }: Basis): MajorPolicy {
  const [priority] = priorities;
  const [impact] = impacts;
  const critical = services.some(({ criticality }) => criticality === 'high');
  return {
    active: true,
    candidates: [
      ...(priority && impact
        ? [
            {
              id: 'grave',
              name: 'Most urgent, gravest impact',
              help: 'Work of the whole firm has stopped.',
              priorities: [priority.id],
              impacts: [impact.id],
              ...(critical ? { criticalities: ['high' as const] } : {}),
            },
          ]
        : []),
      { id: 'many-alike', name: 'Many alike', help: 'One cause behind many reports.', similar: { count: 10, withinMs: HOUR } },
    ],
    ...(priority ? { priority: priority.id } : {}),
    roles: ROLES,
    steps: ['roles', 'checklists', 'children', 'links', 'stakeholders', 'watchers', 'cadence', 'clocks'],
    links: [],
    audiences: [
      {
        id: 'management',
        name: 'Management',
        help: 'What it means for the business, in two sentences.',
        to: [{ who: 'processOwners' }, { who: 'incidentManagers' }],
        everyMs: HOUR,
      },
      {
        id: 'affected',
        name: 'Those affected',
        help: 'What works, what does not, and when they hear more.',
        to: [{ who: 'reporter' }, { who: 'affectedUser' }, { who: 'watchers' }],
        everyMs: 30 * MINUTE,
      },
    ],
    watchers: [],
  };
}
