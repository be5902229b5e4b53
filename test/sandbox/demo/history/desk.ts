import type { Random } from '../../kernel/random';
import { CHANGES, PROBLEMS, REQUESTS } from '../catalogue/requests';
import { PLACES, type RequestStory } from '../catalogue/story';
import { CUSTOMERS, GROUPS, type Handle, handlesIn } from '../people';
import { DAY, HOUR, MINUTE } from './hours';
import { TIER1 } from './incidents';
import { filler, Life, onDuty, type Plan } from './plan';

const TIER2 = handlesIn(GROUPS.tier2);
const TIER3 = handlesIn(GROUPS.tier3);

/** Service requests of the portal, so many, created between `from` and `to`. */
export function planRequests(random: Random, from: number, to: number, count: number): Plan[] {
  return Array.from({ length: count }, (_, index) =>
    planRequest(random, REQUESTS[index % REQUESTS.length] ?? random.pick(REQUESTS), from + Math.floor((to - from) * random.next())),
  );
}

function planRequest(random: Random, story: RequestStory, start: number): Plan {
  const fill = filler(random, PLACES);
  const reporter = random.pick<Handle>([...CUSTOMERS, ...CUSTOMERS, 'ingrid', 'daniel']);
  const agent = onDuty(story.tier === 1 ? TIER1 : TIER2, start, random);
  const approved = story.type === 'Request system access';
  const life = new Life(start, random).does(reporter, { do: 'create' }).wait(10 * MINUTE, 6 * HOUR);
  if (approved) {
    life.does('otto', { do: 'comment', text: 'Agreed with the owner of the system.', public: false });
    life.does('otto', { do: 'move', status: random.chance(0.9) ? 'Waiting for support' : 'Canceled', resolution: 'Declined' });
  }
  const declined = life.steps.some((step) => step.deed.do === 'move' && step.deed.status === 'Canceled');
  if (!declined) {
    life
      .wait(10 * MINUTE, 8 * HOUR)
      .does(agent, { do: 'assign', to: agent })
      .does(agent, { do: 'move', status: 'In progress' });
    life.wait(HOUR, 3 * DAY).does(agent, { do: 'comment', text: fill(story.answer), public: true });
    life.does(agent, { do: 'move', status: 'Resolved', resolution: 'Done' });
    life.wait(DAY, 3 * DAY).does(agent, { do: 'move', status: 'Closed' });
  }
  return {
    project: 'DESK',
    type: approved ? '[System] Service request with approvals' : '[System] Service request',
    summary: fill(story.summary),
    description: fill(story.text),
    reporter,
    priority: random.pick(['Medium', 'Low', 'Low']),
    requestType: story.type,
    steps: life.steps,
  };
}

/** Problems, each found behind the incidents of its component that came before it; linked to those. */
export function planProblems(random: Random, incidents: readonly Plan[], from: number, to: number): Plan[] {
  return PROBLEMS.map((story, index): Plan => {
    const start = from + Math.floor(((to - from) * (index + 1.5)) / (PROBLEMS.length + 2));
    const plan: Plan = {
      project: 'DESK',
      type: '[System] Problem',
      summary: story.summary,
      description: story.text,
      reporter: 'otto',
      priority: index % 2 === 0 ? 'High' : 'Medium',
      component: story.about,
      steps: [],
    };
    const life = new Life(start, random).does('otto', { do: 'create' }).does('otto', { do: 'assign', to: story.owner });
    const behind = incidents.filter((incident) => incident.component === story.about && (incident.steps[0]?.at ?? to) < life.at).slice(-3);
    for (const incident of behind) life.does('otto', { do: 'link', type: 'Problem/Incident', other: incident });
    life.wait(2 * HOUR, 2 * DAY).does(story.owner, { do: 'move', status: 'Under investigation' });
    life.wait(3 * DAY, 12 * DAY).does(story.owner, { do: 'comment', text: `Cause: ${story.cause}`, public: false });
    life.does(story.owner, { do: 'move', status: 'Work in progress' });
    life.does(story.owner, { do: 'comment', text: `Workaround: ${story.workaround}`, public: false });
    if (index < 3) life.wait(10 * DAY, 25 * DAY).does(story.owner, { do: 'move', status: 'Completed', resolution: 'Done' });
    plan.steps = life.steps;
    return plan;
  });
}

/** Changes, some of them because of a problem. */
export function planChanges(random: Random, from: number, to: number): Plan[] {
  return CHANGES.map(([summary, text], index): Plan => {
    const owner = random.pick(index % 2 === 0 ? TIER3 : TIER2);
    const start = from + Math.floor(((to - from) * (index + 1)) / (CHANGES.length + 1));
    const life = new Life(start, random).does(owner, { do: 'create' }).does(owner, { do: 'assign', to: owner });
    life.wait(DAY, 3 * DAY).does(owner, { do: 'move', status: 'Awaiting approval' });
    life.wait(4 * HOUR, 2 * DAY).does('otto', { do: 'comment', text: 'Approved in the weekly meeting.', public: false });
    life.does('otto', { do: 'move', status: 'Implementing' });
    life.wait(2 * DAY, 7 * DAY).does(owner, { do: 'comment', text: 'Done as planned, checked by monitoring.', public: false });
    life.does(owner, { do: 'move', status: index === 3 ? 'Failed' : 'Completed', resolution: index === 3 ? "Won't Do" : 'Done' });
    return { project: 'DESK', type: '[System] Change', summary, description: text, reporter: owner, priority: 'Medium', steps: life.steps };
  });
}
