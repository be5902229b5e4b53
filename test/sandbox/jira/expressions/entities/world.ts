import type { Jira } from '../../jira';
import type { Comment, Issue } from '../../model';
import { DateValue, Entity, type Value } from '../values/value';

/** What things of Jira are made from, and what reading them costs. */
export interface World {
  jira: Jira;
  now: number;
  timeZone: string;
  /** Reads that go to the database besides the first: comments, changelogs, properties … (Jira's "expensive operations"). */
  expensive: number;
  /** Things loaded. */
  beans: number;
  /** Whether the one in whose name it is evaluated may see an issue; issues they may not see are left out. */
  sees: (issue: Issue) => boolean;
  /** The same for a comment of an issue they may see. */
  seesComment: (issue: Issue, comment: Comment) => boolean;
}

/** Makes entities. In one place, since they refer to each other. */
export interface Entities {
  issue(issue: Issue): Entity;
  issueById(idOrKey: string): Value;
  project(id: string): Value;
  user(accountId: unknown): Value;
}

export const instant = (world: World, iso: unknown): Value =>
  typeof iso === 'string' && !Number.isNaN(Date.parse(iso)) ? new DateValue(Date.parse(iso), world.timeZone) : null;

/** Ids are Numbers in expressions. */
export const idOf = (id: string): Value => (/^\d+$/.test(id) ? Number(id) : id);

/** A small thing whose members are all known. */
export function plain(type: string, id: string, members: Record<string, Value>, json: Record<string, unknown>): Entity {
  return new Entity(type, Object.fromEntries(Object.entries(members).map(([name, value]) => [name, () => value])), () => json, id);
}
