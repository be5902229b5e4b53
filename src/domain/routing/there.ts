import type { Policy, SupportGroup } from '../../contract/types';
import type { PassedOverWhy } from '../acts/placement';
import { localDay } from '../calendar/next-days';
import { calendarOf } from '../calendar/working-calendar';
import { isoOf } from '../instant';
import type { Subject } from '../policy/fits';
import type { Candidate } from './surroundings';

const DAY = 86_400_000;

/** When a group works, as far as it bears on whom an incident is given to. */
export interface GroupDay {
  /** The day (YYYY-MM-DD, in the zone of the group's calendar) on which it is worked on. */
  day: string;
  /** ISO instant; the group's calendar is closed until then. */
  opensAt?: string;
}

/**
 * The day a group works on an incident that comes now: today, or when its calendar is closed the day it opens next. A calendar that never
 * opens again, or that the runtime cannot work with, counts as open.
 * @param now ms since 1970.
 */
export function groupDay({ calendars }: Pick<Policy, 'calendars'>, { calendar: id }: SupportGroup, now: number): GroupDay {
  const definition = calendars.find((one) => one.id === id)?.definition;
  const dayIn = (timeZone: string, at: number): string => isoOf(localDay(timeZone, at).day * DAY).slice(0, 10);
  if (definition)
    try {
      const calendar = calendarOf(definition);
      if (calendar.isOpen(now)) return { day: dayIn(definition.timeZone, now) };
      const opens = calendar.add(now, 1) - 1;
      return { day: dayIn(definition.timeZone, opens), opensAt: isoOf(opens) };
    } catch {
      return { day: isoOf(now).slice(0, 10) };
    }
  return { day: isoOf(now).slice(0, 10) };
}

type Member = SupportGroup['members'][number];

/** Whether somebody is away on a day, as the policy says. */
export const isAway = (group: SupportGroup, accountId: string, day: string): boolean =>
  group.members.some(({ id, away }) => id === accountId && away.some(({ from, to }) => from <= day && day <= to));

/** special: what the incident is about is among what they know; general: nothing speaks against it. */
export type Skill = 'special' | 'general' | 'none';

export function skillOf(member: Pick<Member, 'skills'> | undefined, { categories, services }: Subject): Skill {
  const known = member?.skills;
  if (!known || (known.categories.length === 0 && known.services.length === 0)) return 'general';
  if (categories.some((id) => known.categories.includes(id)) || services.some((id) => known.services.includes(id))) return 'special';
  const other = (known.categories.length > 0 && categories.length > 0) || (known.services.length > 0 && services.length > 0);
  return other ? 'none' : 'general';
}

export const openCount = ({ open }: Candidate): number => Object.values(open).reduce((sum, count) => sum + count, 0);

/** Why somebody of a group cannot be given the incident, as far as the app knows without asking Jira; undefined: they can. */
export function unavailable(group: SupportGroup, candidate: Candidate, subject: Subject, day: string): PassedOverWhy | undefined {
  const { accountId } = candidate;
  const member = group.members.find(({ id }) => id === accountId);
  if (!candidate.active) return 'inactive';
  if (isAway(group, accountId, day)) return 'away';
  if (skillOf(member, subject) === 'none') return 'unskilled';
  return member?.cap !== undefined && openCount(candidate) >= member.cap ? 'full' : undefined;
}

/** Open work, weighted: one incident of a priority the policy does not weigh counts 1. */
export function loadOf({ priorities, routing }: Pick<Policy, 'priorities' | 'routing'>, { open }: Candidate): number {
  let load = 0;
  for (const [jiraPriorityId, count] of Object.entries(open)) {
    const id = priorities.find((one) => one.jiraPriorityId === jiraPriorityId)?.id;
    load += count * (id !== undefined && Object.hasOwn(routing.weights, id) ? (routing.weights[id] ?? 1) : 1);
  }
  return load;
}
