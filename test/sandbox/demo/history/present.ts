import type { IncidentStory } from '../catalogue/story';
import type { Handle } from '../people';
import { HOUR, MINUTE } from './hours';
import type { Plan, Step } from './plan';

/** What happens to an incident of today, by minutes since it was reported. */
type Event = readonly [minute: number, by: Handle, deed: Step['deed']];

interface Today {
  summary: string;
  text: string;
  about: IncidentStory['about'];
  reporter: Handle;
  owner: Handle;
  /** How long ago it was reported, ms. */
  ago: number;
  /** What came after the beginning that all have in common. */
  after: readonly Event[];
}

const comment = (text: string, isPublic = true): Step['deed'] => ({ do: 'comment', text, public: isPublic });

/**
 * Incidents of today, all of the highest priority, one for each way in which an incident can stand against its goals: so that there is
 * something to see of each whatever the day and hour. They go by real hours, day and night.
 */
const TODAY: readonly Today[] = [
  {
    summary: 'Sign-in to all systems fails in Berlin',
    text: 'Nobody in the Berlin office can sign in since a few minutes ago. The page says "Service unavailable".',
    about: 'Accounts',
    reporter: 'hannah',
    owner: 'elena',
    ago: 40 * MINUTE,
    after: [],
  },
  {
    summary: 'Web shop takes no payments',
    text: 'Customers reach the last step and get "Payment failed". All cards, all countries.',
    about: 'Web shop',
    reporter: 'sofia',
    owner: 'marc',
    ago: 3 * HOUR + 20 * MINUTE,
    after: [[90, 'marc', comment('The payment gateway answers with time-outs. Route over the second provider is being tested.', false)]],
  },
  {
    summary: 'Warehouse scanners lose every booking',
    text: 'Bookings made with the hand scanners are gone after a minute. Loading has stopped at all gates.',
    about: 'Warehouse systems',
    reporter: 'hannah',
    owner: 'priya',
    ago: 5 * HOUR,
    after: [[120, 'priya', comment('A failed update of the message broker. Rolling back took longer than planned.', false)]],
  },
  {
    summary: 'Telephones at the Lyon site are dead',
    text: 'No calls in or out since this morning, on all floors.',
    about: 'Telephony',
    reporter: 'luc',
    owner: 'elena',
    ago: 2 * HOUR,
    after: [
      [50, 'elena', comment('The carrier has a broken fibre and sends a technician.', true)],
      [52, 'elena', { do: 'move', status: 'Pending', reason: 'Waiting on vendor' }],
    ],
  },
  {
    summary: 'E-mail is not delivered',
    text: 'Mails to customers come back after a few minutes with "Relay denied".',
    about: 'E-mail and calendar',
    reporter: 'grace',
    owner: 'jonas',
    ago: 6 * HOUR,
    after: [
      [100, 'jonas', comment('A certificate had expired. Mails are delivered again; what was held back is on its way.', true)],
      [102, 'jonas', { do: 'move', status: 'Completed', resolution: 'Done' }],
    ],
  },
];

/** Today's incidents, by plan. Nothing in them is left to chance. */
export const planToday = (now: number): Plan[] => TODAY.map((one) => planOne(one, now - one.ago));

function planOne({ summary, text, about, reporter, owner, after }: Today, start: number): Plan {
  const begin: readonly Event[] = [
    [0, reporter, { do: 'create' }],
    [2, 'lea', { do: 'classify', impact: 'Extensive / Widespread', urgency: 'Critical' }],
    [3, 'maya', { do: 'label', labels: ['major-incident'] }],
    [4, 'lea', { do: 'assign', to: owner }],
    [6, owner, { do: 'move', status: 'Work in progress' }],
    [8, owner, comment('We are working on it. Next update in 30 minutes.')],
  ];
  return {
    project: 'DESK',
    type: '[System] Incident',
    summary,
    description: text,
    reporter,
    priority: 'Highest',
    component: about,
    requestType: 'Report a system outage',
    steps: [...begin, ...after].map(([minute, by, deed]) => ({ at: start + minute * MINUTE, by, deed })),
  };
}
