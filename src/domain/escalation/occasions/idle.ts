import type { WorkingCalendar } from '../../calendar/working-calendar';
import { instantMs } from '../../instant';
import { later, type Occasion, passing, type Sight } from './occasion';

/** So long in a tier without anybody working on it. Each time somebody has, it begins anew. @param tier id; undefined: in any. */
export function dwelling(tier: string | undefined, afterMs: number, sight: Sight, calendar: WorkingCalendar | undefined): Occasion[] {
  const stays = sight.past.stays();
  const stay = stays.findLast((one, place) => one.tier !== stays[place - 1]?.tier);
  if (!stay || (tier !== undefined && stay.tier !== tier)) return [];
  const since = Math.max(stay.from, sight.past.lastWork());
  const name = sight.document.tiers.find(({ id }) => id === stay.tier)?.name ?? stay.tier;
  return [{ key: `dwell-${since}`, because: { on: 'dwell', tier: name, afterMs }, ...passing(later(since, afterMs, calendar)) }];
}

/** Nobody takes note of it, or takes it, so long after it was made or given to a group. */
export function unacknowledged(afterMs: number, sight: Sight, calendar: WorkingCalendar | undefined): Occasion[] {
  const { past, acts } = sight;
  const since = past.stays().at(-1)?.from ?? past.created;
  const noted = acts.some((act) => act.kind === 'acknowledged' && instantMs(act.at) >= since);
  return [
    {
      key: `given-${since}`,
      because: { on: 'notAcknowledged', afterMs },
      ...passing(later(since, afterMs, calendar)),
      ...(noted || taken(sight, since) ? { not: 'acknowledged' } : {}),
    },
  ];
}

/** Somebody gave it to themselves, or whoever has it did or said something. */
function taken({ facts, past }: Sight, since: number): boolean {
  if (past.changesOf('assignee').some(({ at, by, to }) => by !== undefined && by === to && instantMs(at) >= since)) return true;
  const { assignee, reporter, history, comments } = facts;
  if (assignee === undefined || assignee === reporter) return false;
  const theirs = ({ at, by }: { at: string; by?: string }): boolean => by === assignee && instantMs(at) >= since;
  return history.some(theirs) || comments.some(theirs);
}
