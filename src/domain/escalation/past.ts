import type { Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { Change, IssueFacts } from '../incident/facts';
import { instantMs, sober } from '../instant';
import { movesIn } from '../routing/moves-in';
import { compareIds } from '../sla/history/order';
import { lastWorkIn } from './last-work';

/** Part of an incident's past, in ms since 1970; without an end: up to now. */
export interface Stretch {
  from: number;
  to: number | undefined;
}

/** A group that has, or had, the incident. Ids of the policy. */
interface Stay {
  from: number;
  group: string;
  tier: string;
}

/** A change with its instant, in ms since 1970. */
export interface Dated {
  ms: number;
  change: Change;
}

/** The words of Jira's links by which an incident is another's child, as they end before the other's key. */
const CHILD_WORDS = /\bis (?:a )?child of$/i;

/** What triggers ask of an incident's past. Each part is found when it is first asked for: most incidents are asked for few. */
export class Past {
  /** When it was made; ms since 1970. */
  readonly created: number;
  readonly #changes = new Map<string, Change[]>();
  #stays: Stay[] | undefined;
  #lastWork: number | undefined;

  constructor(
    readonly facts: IssueFacts,
    readonly acts: readonly Act[],
    readonly settings: Settings,
  ) {
    const made = instantMs(facts.created);
    this.created = Number.isNaN(made) ? 0 : sober(made);
    for (const change of facts.history) {
      const there = this.#changes.get(change.fieldId);
      if (there) there.push(change);
      else this.#changes.set(change.fieldId, [change]);
    }
  }

  /** Undefined for what is no instant. What Jira dates before the creation was so from the beginning. */
  msOf(at: string): number | undefined {
    const ms = instantMs(at);
    return Number.isNaN(ms) ? undefined : Math.max(sober(ms), this.created);
  }

  /** Changes of one field, in no particular order. */
  changesOf(fieldId: string): readonly Change[] {
    return this.#changes.get(fieldId) ?? NO_CHANGES;
  }

  /** The same in their order. */
  inOrder(fieldId: string): Dated[] {
    return this.#dated(this.changesOf(fieldId));
  }

  #dated(changes: readonly Change[]): Dated[] {
    const found: Dated[] = [];
    for (const change of changes) {
      const ms = this.msOf(change.at);
      if (ms !== undefined) found.push({ ms, change });
    }
    return found.sort((a, b) => a.ms - b.ms || compareIds(a.change.id, b.change.id));
  }

  /** Who had it since when; the first since it was made. */
  stays(): readonly Stay[] {
    if (this.#stays) return this.#stays;
    const found: Stay[] = [];
    for (const act of this.acts) {
      const from = act.kind === 'placed' ? this.msOf(act.at) : undefined;
      if (act.kind === 'placed' && from !== undefined)
        found.push({ from: found.length === 0 ? this.created : from, group: act.group, tier: act.tier });
    }
    this.#stays = found;
    return found;
  }

  #isDone(id: string | undefined): boolean {
    const { status, statusCategories } = this.facts;
    return id !== undefined && (id === status.id ? status.category : statusCategories[id]) === 'done';
  }

  /** When it was reopened, if that was so often; else empty. */
  reopened(times: number): number[] {
    const again = this.changesOf('status').filter(({ from, to }) => this.#isDone(from) && !this.#isDone(to));
    return again.length < times ? [] : this.#dated(again).map(({ ms }) => ms);
  }

  /** When it was passed on, if that was so often; else empty. */
  reassigned(times: number): number[] {
    const moves = movesIn(this.facts, this.acts, this.settings.appAccountId);
    return moves.length < times ? [] : moves.flatMap(({ at }) => this.msOf(at) ?? []).sort((a, b) => a - b);
  }

  /** When somebody who works on it last said or did something. Before everything when nobody has. */
  lastWork(): number {
    this.#lastWork ??= lastWorkIn(this.facts, this.acts, this.settings);
    return this.#lastWork;
  }

  /** When it was over. */
  over(): Stretch[] {
    const changes = this.inOrder('status');
    const first = changes.length === 0 ? this.facts.status.id : changes[0]?.change.from;
    return stretchesOf(
      this.created,
      this.#isDone(first),
      changes.map(({ ms, change }) => [ms, this.#isDone(change.to)] as const),
    );
  }

  /** When it was another incident's child. */
  child(): Stretch[] {
    if (this.changesOf('Link').length === 0) return [];
    const parents = new Set<string>();
    const turns = this.inOrder('Link').map(({ ms, change: { from, to, fromText, toText } }): readonly [number, boolean] => {
      if (to !== undefined && saysChild(to, toText)) parents.add(to);
      if (from !== undefined && saysChild(from, fromText)) parents.delete(from);
      return [ms, parents.size > 0];
    });
    return stretchesOf(this.created, false, turns);
  }
}

const NO_CHANGES: readonly Change[] = [];

function saysChild(key: string, text = ''): boolean {
  return CHILD_WORDS.test((text.endsWith(key) ? text.slice(0, -key.length) : text).trim());
}

/** When something was so. @param turns whether it is so from an instant on. */
function stretchesOf(from: number, first: boolean, turns: readonly (readonly [ms: number, is: boolean])[]): Stretch[] {
  const found: Stretch[] = first ? [{ from, to: undefined }] : [];
  let now = first;
  for (const [ms, is] of turns) {
    if (is === now) continue;
    now = is;
    const last = found.at(-1);
    if (is) found.push({ from: ms, to: undefined });
    else if (last) last.to = ms;
  }
  return found;
}
