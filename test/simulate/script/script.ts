import type { Policy } from '../../../src/contract/types';
import { Random } from '../random';
import { GROUP_IDS, randomDesk } from './desk';
import { randomPolicy } from './policy';
import { DAY, HOUR, IMPACTS, MINUTE, PERSON, PRIORITIES, STATUS, type Status, URGENCIES } from './site';

/** What a person does to an incident at an instant, the same in every run of a script. */
export type Deed =
  | { what: 'status'; to: Status; by: string }
  | { what: 'level'; axis: 'impact' | 'urgency'; to: string; by: string }
  | { what: 'priority'; to: string; by: string }
  | { what: 'comment'; by: string; public: boolean }
  | { what: 'assign'; to: string | undefined; by: string }
  /** An edit of something no rule follows. */
  | { what: 'words'; by: string }
  /** In the panel. */
  | { what: 'override'; to: string; by: string }
  | { what: 'release'; by: string }
  | DeskDeed
  /** Somebody who may edit the issue writes the app's property, or takes it away. */
  | { what: 'tamper'; how: 'gone' | 'rubbish' | 'resolved' };

/** In the panel too, about support and escalation: these have the instant at which they come to be recorded. */
export type DeskDeed =
  | { what: 'acknowledge'; by: string }
  | { what: 'snooze'; minutes: number; by: string }
  | { what: 'handOver'; group: string | undefined; by: string }
  | { what: 'takeBack'; by: string }
  | { what: 'ask'; by: string }
  | { what: 'support'; group: string; to: string | undefined; by: string };

export interface Step {
  /** ms since 1970. */
  at: number;
  deed: Deed;
}

export interface Life {
  issueId: string;
  /** A whole minute, in ms since 1970. */
  created: number;
  levels: { impact?: string; urgency?: string };
  assignee: string | undefined;
  steps: Step[];
}

/** All that a run is made of but for what goes wrong. */
export interface Script {
  seed: number;
  from: number;
  /** When people do nothing any more. */
  until: number;
  policy: Policy;
  /** An admin switches a ladder off: in the policy in force; incidents run on under the version they have. */
  withdrawn: { at: number; ladder: string } | undefined;
  lives: Life[];
  /** Fields Jira refuses because they are on no screen. */
  offScreen: string[];
  /** Rows of one page of the storage's index. */
  page: number;
}

/** Runs begin in these months: none lasts over the end of a year, when what is kept of calendars changes. */
const FIRST = Date.UTC(2026, 1, 2);
const LAST = Date.UTC(2026, 9, 26);

export function randomScript(seed: number): Script {
  const random = new Random(seed, 'script');
  const from = FIRST + random.between(0, (LAST - FIRST) / DAY) * DAY + random.between(0, 23) * HOUR;
  const plain = randomPolicy(random, from);
  const weeks = random.between(1, 2);
  const until = from + weeks * 7 * DAY;
  const crowd = random.chance(0.06);
  const desk = new Random(seed, 'desk');
  const tiered = desk.chance(0.4);
  const policy: Policy = {
    ...plain,
    ...(tiered ? randomDesk(desk, crowd) : { escalation: { ...plain.escalation, ladders: [] } }),
  };
  const count = crowd ? random.between(16, 24) : random.between(1, 3);
  const offScreen = random.chance(0.08) ? ['priority'] : [];
  const lives: Life[] = [];
  for (let at = 0; at < count; at++) {
    const created = crowd ? from + HOUR : from + random.between(0, 2 * 24 * 60) * MINUTE;
    const life = randomLife(random, String(20_001 + at), created, until, crowd, offScreen.length > 0);
    lives.push(tiered ? withDesk(desk, life, until) : life);
  }
  const at = from + desk.between(1, weeks * 7 * 24) * HOUR + desk.between(0, HOUR - 1);
  const withdrawn = tiered && desk.chance(0.3) ? { at, ladder: 'ladder-1' } : undefined;
  return { seed, from, until, policy, withdrawn, lives, offScreen, page: crowd ? 1 : random.between(1, 3) };
}

const DEEDS = [
  'status',
  'status',
  'status',
  'level',
  'priority',
  'comment',
  'comment',
  'assign',
  'words',
  'override',
  'release',
  'tamper',
] as const;

function randomLife(random: Random, issueId: string, created: number, until: number, crowd: boolean, noPriority: boolean): Life {
  const levels: Life['levels'] = {};
  if (random.chance(0.8)) levels.impact = random.pick(IMPACTS);
  if (random.chance(0.8)) levels.urgency = random.pick(URGENCIES);
  const life: Life = { issueId, created, levels, assignee: random.chance(0.5) ? PERSON.agent : undefined, steps: [] };
  const held: Held = { ...levels, status: STATUS.open, taken: 100 + Number(issueId) * 100, assignee: life.assignee };
  let at = created;
  for (let left = crowd ? random.between(0, 2) : random.between(2, 14); left > 0; left--) {
    // What clocks follow from happens at minutes of its own: two things at one instant are for the tests of clocks.
    at += gap(random);
    if (at >= until) break;
    const deed = randomDeed(random, held, noPriority);
    if (!deed) continue;
    const sharp = deed.what === 'tamper' || deed.what === 'words' || deed.what === 'assign';
    life.steps.push({ at: sharp ? at + random.between(0, MINUTE - 1) : at, deed });
  }
  return life;
}

const DESK_DEEDS = ['acknowledge', 'snooze', 'handOver', 'takeBack', 'ask', 'support'] as const;

/** The same with what people do about support and escalation. Both levels are known: what a raise leaves behind would else be nobody's. */
function withDesk(random: Random, life: Life, until: number): Life {
  const steps = [...life.steps];
  let at = life.created;
  for (let left = random.between(0, 5); left > 0; left--) {
    at += gap(random) + random.between(0, MINUTE - 1);
    if (at >= until) break;
    steps.push({ at, deed: deskDeed(random) });
  }
  steps.sort((a, b) => a.at - b.at);
  const levels = { impact: 'some', urgency: 'soon', ...life.levels };
  const held = { ...levels };
  const isChange = ({ deed }: Step): boolean => {
    if (deed.what !== 'level') return true;
    const before = held[deed.axis];
    held[deed.axis] = deed.to;
    return before !== deed.to;
  };
  return { ...life, levels, steps: steps.filter(isChange) };
}

function deskDeed(random: Random): DeskDeed {
  const what = random.pick(DESK_DEEDS);
  const by = PERSON.agent;
  switch (what) {
    case 'snooze':
      return { what, minutes: random.between(1, 40) * 30, by };
    case 'handOver':
      return { what, group: random.chance(0.4) ? random.pick(GROUP_IDS) : undefined, by };
    case 'ask':
      return { what, by: PERSON.customer };
    case 'support':
      return { what, group: random.pick(GROUP_IDS), to: random.chance(0.3) ? 'u-expert' : undefined, by };
    default:
      return { what, by };
  }
}

const gap = (random: Random): number => {
  const kind = random.next();
  if (kind < 0.25) return MINUTE;
  if (kind < 0.5) return random.between(1, 30) * MINUTE;
  if (kind < 0.85) return random.between(10, 600) * MINUTE;
  return random.between(600, 4_000) * MINUTE;
};

interface Held {
  impact?: string;
  urgency?: string;
  status: Status;
  /** Priorities nobody has used yet begin here. */
  taken: number;
  assignee: string | undefined;
}

const someone = (random: Random): string => random.pick([PERSON.agent, PERSON.guest]);

/**
 * Undefined where the deed would depend on what the app has done by then. An edit of the priority is always to one the field cannot hold
 * already, whether or not the app has looked: Jira writes no history of an edit that changes nothing. The app keeps its hands off the priority
 * while impact and urgency are not known; until then nobody else touches it.
 */
function randomDeed(random: Random, held: Held, noPriority: boolean): Deed | undefined {
  const what = random.pick(DEEDS);
  const known = held.impact !== undefined && held.urgency !== undefined;
  switch (what) {
    case 'status': {
      const to = random.pick(Object.values(STATUS).filter(isOther(held.status)) as [Status, ...Status[]]);
      held.status = to;
      return { what, to, by: someone(random) };
    }
    case 'level': {
      const axis = random.pick(['impact', 'urgency']);
      const levels = axis === 'impact' ? IMPACTS : URGENCIES;
      const to = random.pick(levels);
      if (to === held[axis]) return undefined;
      held[axis] = to;
      return { what, axis, to, by: someone(random) };
    }
    case 'priority':
      return known && !noPriority ? { what, to: String(held.taken++), by: someone(random) } : undefined;
    case 'comment':
      return { what, by: random.chance(0.4) ? PERSON.customer : someone(random), public: random.chance(0.6) };
    case 'assign': {
      const to = random.pick([undefined, PERSON.agent, PERSON.guest]);
      if (to === held.assignee) return undefined;
      held.assignee = to;
      return { what, to, by: PERSON.agent };
    }
    case 'words':
      return { what, by: someone(random) };
    case 'override':
      return known ? { what, to: `p${random.between(1, PRIORITIES.length)}`, by: PERSON.agent } : undefined;
    case 'release':
      return known ? { what, by: PERSON.agent } : undefined;
    case 'tamper':
      return { what, how: random.pick(['gone', 'rubbish', 'resolved']) };
  }
}

const isOther =
  (now: Status) =>
  (one: Status): boolean =>
    one !== now;
