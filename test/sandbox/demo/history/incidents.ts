import type { Random } from '../../kernel/random';
import { BUSINESS } from '../catalogue/business';
import { NETWORK } from '../catalogue/network';
import { type IncidentStory, PLACES } from '../catalogue/story';
import { WORKPLACE } from '../catalogue/workplace';
import { GROUPS, type Handle, handlesIn, timeZoneOf } from '../people';
import { DAY, HOUR, MINUTE, nextWorking } from './hours';
import { filler, Life, onDuty, type Plan, priorityName } from './plan';

export const STORIES: readonly IncidentStory[] = [...NETWORK, ...WORKPLACE, ...BUSINESS];

export const TIER1 = handlesIn(GROUPS.tier1);
const UPPER: Record<2 | 3, Handle[]> = { 2: handlesIn(GROUPS.tier2), 3: handlesIn(GROUPS.tier3) };

/** From report to end, in working hours, by priority: what people take, not what they promise. */
const TAKES: Record<number, readonly [from: number, to: number]> = {
  1: [40 * MINUTE, 4 * HOUR],
  2: [2 * HOUR, 9 * HOUR],
  3: [5 * HOUR, 2 * DAY],
  4: [DAY, 6 * DAY],
  5: [2 * DAY, 12 * DAY],
};

/** Impact and urgency by priority; of two, the first for what tier 1 mends itself. */
const LEVELS: Record<number, readonly (readonly [impact: string, urgency: string])[]> = {
  1: [['Extensive / Widespread', 'Critical']],
  2: [
    ['Significant / Large', 'Critical'],
    ['Extensive / Widespread', 'High'],
  ],
  3: [
    ['Moderate / Limited', 'Critical'],
    ['Significant / Large', 'High'],
  ],
  4: [
    ['Minor / Localized', 'Critical'],
    ['Moderate / Limited', 'High'],
  ],
  5: [['Minor / Localized', 'Medium']],
};

/** One incident in so many is begun without anybody saying how grave it is. */
const UNCLASSIFIED = 9;

const PUBLIC_HELLO = [
  'Thank you for your report. We are looking into it.',
  'Thanks for letting us know. We have begun to look for the cause.',
  'We have received your report and are working on it.',
];
const FRENCH_HELLO = 'Merci de votre message. Nous cherchons la cause.';
const THANKS = ['Works again, thank you!', 'Thanks, all good now.', 'Great, thank you for the quick help.', 'Confirmed, it works.'];

/** Plans so many incidents created between `from` and `to` (ms since epoch), in order of their creation. */
export function planIncidents(random: Random, from: number, to: number, count: number): Plan[] {
  const starts = Array.from({ length: count }, () => from + Math.floor((to - from) * random.next())).sort((a, b) => a - b);
  return starts.map((start, index) => planIncident(random, STORIES[(index * 7) % STORIES.length] ?? random.pick(STORIES), start));
}

function planIncident(random: Random, story: IncidentStory, start: number): Plan {
  const fill = filler(random, PLACES);
  const reporter: Handle = story.french ? 'luc' : random.pick<Handle>(['hannah', 'grace', 'hannah', 'grace', 'luc', 'ingrid', 'sofia']);
  const portal = random.chance(0.7);
  const first = onDuty(TIER1, start, random);
  const rank = story.priority;
  const begun = rank === 1 ? start : nextWorking(start, timeZoneOf(reporter));
  const plan: Plan = {
    project: 'DESK',
    type: '[System] Incident',
    summary: fill(story.summary),
    description: fill(story.text),
    reporter,
    // Reporters do not know how bad it is; the service desk sets it right.
    priority: priorityName(random.chance(0.7) ? rank : rank + 1),
    component: story.about,
    labels: story.tier === 1 ? [] : [story.about.toLowerCase().replaceAll(' ', '-')],
    ...(portal ? { requestType: rank === 1 ? 'Report a system outage' : 'Report a system problem' } : {}),
    steps: [],
  };
  const life = new Life(begun, random).does(portal ? reporter : first, { do: 'create' }, rank === 1);
  plan.steps = live(life, plan, story, { fill, first, random });
  return plan;
}

interface Cast {
  fill: (text: string) => string;
  first: Handle;
  random: Random;
}

function live(life: Life, plan: Plan, story: IncidentStory, { fill, first, random }: Cast): Plan['steps'] {
  const night = story.priority === 1;
  const [from, to] = TAKES[story.priority] ?? [HOUR, DAY];
  life.wait(night ? 3 * MINUTE : 8 * MINUTE, night ? 12 * MINUTE : 90 * MINUTE);
  if (plan.priority !== priorityName(story.priority)) life.does(first, { do: 'prioritise', priority: priorityName(story.priority) }, night);
  const levels = LEVELS[story.priority] ?? [];
  const [impact, urgency] = levels[Math.min(story.tier, levels.length) - 1] ?? [];
  // By the length of its text, so that the dice of the rest of the history stay as they are.
  if (impact && urgency && plan.description.length % UNCLASSIFIED !== 0) life.does(first, { do: 'classify', impact, urgency }, night);
  life.does(first, { do: 'assign', to: first }, night).does(first, { do: 'move', status: 'Work in progress' }, night);
  life.does(first, { do: 'comment', text: story.french ? FRENCH_HELLO : random.pick(PUBLIC_HELLO), public: true }, night);
  if (!night && random.chance(0.06)) return cancel(life, first);
  if (story.ask) askBack(life, plan, story.ask, first, fill);
  let owner = first;
  if (story.tier > 1) owner = escalate(life, story, first, random, night);
  life.wait(from / 2, to / 2).does(owner, { do: 'comment', text: fill(story.found), public: false }, night);
  if (night) coordinate(life, plan, owner);
  life.wait(from / 2, to / 2).does(owner, { do: 'comment', text: fill(story.fix), public: true }, night);
  life.does(
    owner,
    { do: 'move', status: 'Completed', resolution: random.pick(['Done', 'Done', 'Done', 'Software failure', 'Hardware failure']) },
    night,
  );
  if (random.chance(0.07)) reopen(life, plan, owner, fill(story.fix));
  if (random.chance(0.5)) life.wait(HOUR, 20 * HOUR).does(plan.reporter, { do: 'comment', text: thanks(story, random), public: true });
  life.wait(2 * DAY, 4 * DAY).does(first, { do: 'move', status: 'Closed' });
  return life.steps;
}

const thanks = (story: IncidentStory, random: Random): string => (story.french ? 'Cela fonctionne, merci beaucoup !' : random.pick(THANKS));

function cancel(life: Life, first: Handle): Plan['steps'] {
  life.wait(HOUR, DAY).does(first, { do: 'comment', text: 'This has been reported already; we go on in the other ticket.', public: true });
  return life.does(first, { do: 'move', status: 'Canceled', resolution: 'Duplicate' }).steps;
}

function askBack(
  life: Life,
  plan: Plan,
  [question, answer]: readonly [string, string],
  first: Handle,
  fill: (text: string) => string,
): void {
  life
    .wait(5 * MINUTE, HOUR)
    .does(first, { do: 'comment', text: fill(question), public: true })
    .does(first, { do: 'move', status: 'Pending', reason: 'More info required' });
  life.wait(20 * MINUTE, 9 * HOUR).does(plan.reporter, { do: 'comment', text: fill(answer), public: true });
  life.wait(5 * MINUTE, 2 * HOUR).does(first, { do: 'move', status: 'Work in progress' });
}

/** Hands over to the tier that can mend it; some things go one step at a time. Returns who has it then. */
function escalate(life: Life, story: IncidentStory, first: Handle, random: Random, night: boolean): Handle {
  const tiers: (2 | 3)[] = story.tier === 3 && random.chance(0.4) ? [2, 3] : story.tier === 3 ? [3] : [2];
  let from = first;
  for (const tier of tiers) {
    const next = onDuty(UPPER[tier], life.at, random);
    life.wait(10 * MINUTE, night ? 20 * MINUTE : 3 * HOUR).does(from, { do: 'move', status: 'Escalated' }, night);
    life.does(from, { do: 'comment', text: `Escalated to tier ${tier}: our own means are exhausted.`, public: false }, night);
    life.does(from, { do: 'assign', to: next }, night);
    life.wait(5 * MINUTE, night ? 10 * MINUTE : 2 * HOUR).does(next, { do: 'move', status: 'Work in progress' }, night);
    from = next;
  }
  return from;
}

/** What the incident manager does in the worst cases. */
function coordinate(life: Life, plan: Plan, owner: Handle): void {
  life.does('maya', { do: 'label', labels: [...(plan.labels ?? []), 'major-incident'] }, true);
  life.does('maya', { do: 'comment', text: 'I coordinate. Bridge is open; next update in 30 minutes.', public: false }, true);
  life
    .wait(20 * MINUTE, 40 * MINUTE)
    .does(owner, { do: 'comment', text: 'Cause found, working on it. No data lost.', public: false }, true);
  life.does(
    'maya',
    { do: 'comment', text: 'We know the cause and expect to have this mended soon. Next update in 30 minutes.', public: true },
    true,
  );
}

function reopen(life: Life, plan: Plan, owner: Handle, fix: string): void {
  life.wait(2 * HOUR, DAY).does(plan.reporter, { do: 'comment', text: 'Sorry, it has come back this morning.', public: true });
  life.wait(10 * MINUTE, 2 * HOUR).does(owner, { do: 'move', status: 'Work in progress' });
  life.wait(HOUR, 9 * HOUR).does(owner, { do: 'comment', text: `Done once more, and this time for good. ${fix}`, public: true });
  life.does(owner, { do: 'move', status: 'Completed', resolution: 'Done' });
}
