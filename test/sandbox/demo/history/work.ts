import type { Random } from '../../kernel/random';
import type { WorkStory } from '../catalogue/story';
import type { Handle } from '../people';
import { DAY, HOUR } from './hours';
import { Life, type Plan, type ProjectKey } from './plan';

/** How a kind of project works: who, and through which statuses. */
interface Practice {
  project: ProjectKey;
  people: readonly Handle[];
  /** Statuses from the start of the work to its end, as its workflow allows. */
  path: readonly string[];
  subtask: string;
  /** Resolution set with the last status. */
  resolution: string;
  /** How many of the stories are left for later, not begun. */
  backlog: number;
}

const REVIEWS = ['Looks good to me.', 'Two small remarks in the review, else fine.', 'Tested on the test system.', 'Merged.'];

/**
 * Plans the life of all stories between `from` and `to` (ms since epoch), epics first; the others belong to the epics in turn. The later a
 * story begins, the less of it is done by now: what lies after `to` never happens.
 */
export function planWork(random: Random, stories: readonly WorkStory[], practice: Practice, from: number, to: number): Plan[] {
  const epics: Plan[] = [];
  const plans: Plan[] = [];
  const rest = stories.filter((story) => story.kind !== 'Epic');
  for (const story of stories.filter((candidate) => candidate.kind === 'Epic')) {
    const life = new Life(from + random.int(0, 3) * DAY, random).does(random.pick(practice.people), { do: 'create' });
    life.wait(5 * DAY, 9 * DAY).does(random.pick(practice.people), { do: 'move', status: 'In Progress' });
    epics.push(base(random, practice, story, life, 'Epic'));
  }
  rest.forEach((story, index) => {
    const start = from + Math.floor(((to - from) * index) / rest.length) + random.int(0, 2 * DAY);
    const parent = epics.length > 0 && story.kind !== 'Bug' ? epics[index % epics.length] : undefined;
    const plan = planStory(random, story, practice, Math.max(start, (parent?.steps[0]?.at ?? 0) + HOUR), random.chance(practice.backlog));
    plans.push(parent ? { ...plan, parent } : plan);
    const owner = plans[plans.length - 1];
    for (const part of story.parts ?? []) if (owner) plans.push(planPart(random, part, owner, practice));
  });
  return [...epics, ...plans];
}

function base(random: Random, practice: Practice, story: WorkStory, life: Life, type: string): Plan {
  return {
    project: practice.project,
    type,
    summary: story.summary,
    description: story.text,
    reporter: life.steps[0]?.by ?? random.pick(practice.people),
    priority: random.pick(['High', 'Medium', 'Medium', 'Medium', 'Low']),
    ...(story.component ? { component: story.component } : {}),
    steps: life.steps,
  };
}

/** Company-managed and team-managed projects have different work types. */
function typeName(practice: Practice, story: WorkStory): string {
  return practice.project !== 'SHOP' && story.kind === 'Story' ? 'Task' : story.kind;
}

function planStory(random: Random, story: WorkStory, practice: Practice, start: number, later: boolean): Plan {
  const owner = random.pick(practice.people);
  const life = new Life(start, random).does(random.pick(practice.people), { do: 'create' });
  if (!later) work(random, life, practice, owner, story);
  return base(random, practice, story, life, typeName(practice, story));
}

function work(random: Random, life: Life, practice: Practice, owner: Handle, story: WorkStory): void {
  life.wait(DAY, 6 * DAY).does(owner, { do: 'assign', to: owner });
  practice.path.forEach((status, step) => {
    const last = step === practice.path.length - 1;
    life.does(owner, last ? { do: 'move', status, resolution: practice.resolution } : { do: 'move', status });
    if (step === 0) {
      for (const words of story.said ?? [])
        life.wait(3 * HOUR, 2 * DAY).does(random.pick(practice.people), { do: 'comment', text: words, public: false });
    } else if (!last)
      life.wait(2 * HOUR, DAY).does(random.pick(practice.people), { do: 'comment', text: random.pick(REVIEWS), public: false });
    life.wait(4 * HOUR, 4 * DAY);
  });
}

function planPart(random: Random, summary: string, parent: Plan, practice: Practice): Plan {
  const start = (parent.steps[0]?.at ?? 0) + random.int(HOUR, 5 * HOUR);
  const owner = random.pick(practice.people);
  const life = new Life(start, random).does(parent.reporter, { do: 'create' });
  if (random.chance(0.8)) work(random, life, practice, owner, { kind: 'Task', summary, text: '' });
  return { ...base(random, practice, { kind: 'Task', summary, text: '' }, life, practice.subtask), parent };
}
