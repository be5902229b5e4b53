import type { Random } from '../../kernel/random';
import { type Handle, timeZoneOf } from '../people';
import { atWork, nextWorking } from './hours';

export type ProjectKey = 'DESK' | 'SHOP' | 'OPS' | 'HR';

/** One thing somebody does with a work item. Names are those of the site (statuses, resolutions, link types), resolved when carried out. */
type Deed =
  | { do: 'create' }
  | { do: 'assign'; to: Handle | null }
  /** `reason`: why it waits, an option of "Pending reason". */
  | { do: 'move'; status: string; resolution?: string; reason?: string }
  | { do: 'prioritise'; priority: string }
  /** Sets impact and urgency: names of the options of Jira Service Management's fields. */
  | { do: 'classify'; impact: string; urgency: string }
  | { do: 'comment'; text: string; public: boolean }
  | { do: 'label'; labels: string[] }
  | { do: 'link'; type: string; other: Plan; inward?: boolean };

export interface Step {
  /** ms since epoch. */
  at: number;
  by: Handle;
  deed: Deed;
}

/** The life of one work item, thought out beforehand. The first step creates it. */
export interface Plan {
  project: ProjectKey;
  /** Name of the work type. */
  type: string;
  summary: string;
  description: string;
  reporter: Handle;
  priority: string;
  component?: string;
  labels?: string[];
  /** Name of the request type, for what came through the portal. */
  requestType?: string;
  /** yyyy-MM-dd */
  due?: string;
  parent?: Plan;
  steps: Step[];
}

/** Priority names, 1 highest to 5 lowest. */
const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'] as const;

export function priorityName(rank: number): string {
  return PRIORITIES[Math.min(Math.max(rank, 1), 5) - 1] ?? 'Medium';
}

/** Writes a life step by step: time only goes on, and people do things when they are at work. */
export class Life {
  readonly steps: Step[] = [];
  #at: number;

  constructor(
    start: number,
    private readonly random: Random,
  ) {
    this.#at = start;
  }

  get at(): number {
    return this.#at;
  }

  /** Lets between `from` and `to` ms pass. */
  wait(from: number, to: number): this {
    this.#at += this.random.int(Math.round(from), Math.round(to));
    return this;
  }

  /** `by` does something, as soon as at work; `night`: at any hour. */
  does(by: Handle, deed: Deed, night = false): this {
    if (!night) this.#at = nextWorking(this.#at, timeZoneOf(by));
    // Some seconds apart, so that what one does in a row has its order.
    this.#at += this.random.int(20_000, 90_000);
    this.steps.push({ at: this.#at, by, deed });
    return this;
  }
}

/** One of several people: who is at work at that moment, if anybody is. */
export function onDuty(people: readonly Handle[], at: number, random: Random): Handle {
  const there = people.filter((handle) => atWork(at, timeZoneOf(handle)));
  return random.pick(there.length > 0 ? there : people);
}

/** Fills "{place}" and "{n}" in all texts with the same values. */
export function filler(random: Random, places: readonly string[]): (text: string) => string {
  const place = random.pick(places);
  const n = String(random.int(2, 14));
  return (text) => text.replaceAll('{place}', place).replaceAll('{n}', n);
}
