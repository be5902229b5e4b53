import type { Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { Change, IssueFacts } from '../incident/facts';
import { instantMs, sober } from '../instant';
import { compareIds } from '../sla/history/order';
import { lazily } from './lazily';

/** Part of an incident's past, in ms since 1970; without an end: up to now. */
export interface Stretch {
  from: number;
  to: number | undefined;
}

/** A group that has, or had, the incident. Ids of the policy. */
export interface Stay {
  from: number;
  group: string;
  tier: string;
}

/** A change with its instant, in ms since 1970. */
export type Dated = Change & { ms: number };

/** What triggers ask of an incident's past; each part is found when it is first asked for. */
export interface Past {
  /** When it was made; ms since 1970. */
  created: number;
  /** Changes of one field in their order. */
  changesOf(fieldId: string): readonly Dated[];
  /** Who had it since when; the first since it was made. */
  stays(): readonly Stay[];
  /** When it was reopened. */
  reopened(): readonly number[];
  /** When it went from a group to another, or from a person to another. */
  reassigned(): readonly number[];
  /** When somebody who works on it last said or did something. Before everything when nobody has. */
  lastWork(): number;
  /** When it was over. */
  over(): readonly Stretch[];
  /** When it was another incident's child. */
  child(): readonly Stretch[];
}

/** The words of Jira's links by which an incident is another's child, as they end before the other's key. */
const CHILD_WORDS = /\bis (?:a )?child of$/i;

const WORK: ReadonlySet<Act['kind']> = new Set<Act['kind']>(['acknowledged', 'snoozed', 'handOver', 'supportAsked', 'deEscalated']);

/** What an incident's facts and acts say of its past. */
export function pastOf(facts: IssueFacts, acts: readonly Act[], settings: Settings): Past {
  const made = instantMs(facts.created);
  const created = Number.isNaN(made) ? 0 : sober(made);
  /** Undefined for what is no instant. What Jira dates before the creation was so from the beginning. */
  const dated = (at: string): number | undefined => {
    const ms = instantMs(at);
    return Number.isNaN(ms) ? undefined : Math.max(sober(ms), created);
  };
  const fields = new Map<string, readonly Dated[]>();
  const changesOf = (fieldId: string): readonly Dated[] => {
    const there = fields.get(fieldId);
    if (there) return there;
    const found: Dated[] = [];
    for (const change of facts.history) {
      const ms = change.fieldId === fieldId ? dated(change.at) : undefined;
      if (ms !== undefined) found.push({ ...change, ms });
    }
    found.sort((a, b) => a.ms - b.ms || compareIds(a.id, b.id));
    fields.set(fieldId, found);
    return found;
  };
  const isDone = (id: string | undefined): boolean =>
    id !== undefined && (id === facts.status.id ? facts.status.category : facts.statusCategories[id]) === 'done';
  const stays = lazily(() => staysIn(acts, created, dated));
  return {
    created,
    changesOf,
    stays,
    reopened: lazily(() => changesOf('status').flatMap(({ from, to, ms }) => (isDone(from) && !isDone(to) ? [ms] : []))),
    reassigned: lazily(() => {
      const people = changesOf('assignee').filter(({ from, to, by }) => from && to && from !== to && by !== settings.appAccountId);
      const groups = stays().filter(({ group }, place) => place > 0 && group !== stays()[place - 1]?.group);
      return [...people.map(({ ms }) => ms), ...groups.map(({ from }) => from)].sort((a, b) => a - b);
    }),
    lastWork: lazily(() => lastWorkIn(facts, acts, settings, dated)),
    over: lazily(() => {
      const changes = changesOf('status');
      const first = changes.length === 0 ? facts.status.id : changes[0]?.from;
      return stretchesOf(
        created,
        isDone(first),
        changes.map(({ ms, to }) => [ms, isDone(to)] as const),
      );
    }),
    child: lazily(() => {
      const parents = new Set<string>();
      const turns = changesOf('Link').map(({ ms, from, to, fromText, toText }): readonly [number, boolean] => {
        if (to !== undefined && saysChild(to, toText)) parents.add(to);
        if (from !== undefined && saysChild(from, fromText)) parents.delete(from);
        return [ms, parents.size > 0];
      });
      return stretchesOf(created, false, turns);
    }),
  };
}

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

function staysIn(acts: readonly Act[], created: number, dated: (at: string) => number | undefined): Stay[] {
  const found: Stay[] = [];
  for (const act of acts) {
    const from = act.kind === 'placed' ? dated(act.at) : undefined;
    if (act.kind === 'placed' && from !== undefined)
      found.push({ from: found.length === 0 ? created : from, group: act.group, tier: act.tier });
  }
  return found;
}

/** Work of people who are neither customers nor the app. */
function lastWorkIn(facts: IssueFacts, acts: readonly Act[], settings: Settings, dated: (at: string) => number | undefined): number {
  const others = new Set([settings.appAccountId, facts.reporter, ...(facts.values.affectedUser ?? [])]);
  let last = Number.NEGATIVE_INFINITY;
  const see = (at: string): void => {
    const ms = dated(at);
    if (ms !== undefined && ms > last) last = ms;
  };
  for (const { at, by } of facts.history) if (by !== undefined && !others.has(by)) see(at);
  for (const { at, by, unlicensed } of facts.comments) if (!unlicensed && by !== undefined && !others.has(by)) see(at);
  for (const act of acts) if (WORK.has(act.kind) || (act.kind === 'commented' && act.side === 'agent')) see(act.at);
  return last;
}
