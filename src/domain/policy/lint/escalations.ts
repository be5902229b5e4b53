import type { Ladder, Policy } from '../../../contract/types';
import { openingsAhead } from './calendars';
import { exampleFor } from './example';
import type { Check, Finding } from './finding';
import { meet } from './meet';

/** Openings that are held against the quiet hours; a calendar of a year has at most a few hundred. */
const LOOKED_AT = 2_000;
const MINUTE = 60_000;
const DAY_MINUTES = 1_440;

/** Why a ladder can never act. */
type Why = 'closed' | 'quiet' | 'noGoal' | 'lowestPriority' | 'lastTier';

/** An active ladder can act at some time: its calendar opens outside of its quiet hours, and what it waits for can happen. */
export const escalations: Check = (policy, { now }) =>
  policy.escalation.ladders.flatMap((ladder): Finding[] => {
    const why = ladder.active ? reasonAgainst(ladder, policy, now) : undefined;
    if (!why) return [];
    const calendar = policy.calendars.find(({ id }) => id === ladder.calendar);
    const { quietHours: quiet } = ladder;
    return [
      {
        code: 'escalationNeverFires',
        severity: 'error',
        path: ['escalation', 'ladders', ladder.id],
        values: {
          ladder: ladder.name,
          why,
          calendar: calendar?.name ?? '',
          quiet: quiet ? `${quiet.from}–${quiet.to} ${quiet.timeZone}` : '',
          metric: 'metric' in ladder.trigger ? nameOf(policy.metrics, ladder.trigger.metric) : '',
        },
        example: { ...exampleFor(ladder.for, policy), ...(calendar && why !== 'noGoal' ? { when: calendar.definition.timeZone } : {}) },
      },
    ];
  });

const nameOf = (all: readonly { id: string; name: string }[], id: string): string => all.find((one) => one.id === id)?.name ?? id;

function reasonAgainst(ladder: Ladder, policy: Policy, now: number | undefined): Why | undefined {
  const { trigger, quietHours } = ladder;
  const calendar = policy.calendars.find(({ id }) => id === ladder.calendar);
  if (calendar) {
    const openings = openingsAhead(calendar, now);
    if (openings.length === 0) return 'closed';
    if (quietHours && openings.slice(0, LOOKED_AT).every((opening) => isQuiet(opening, quietHours))) return 'quiet';
  }
  if (trigger.on === 'clock' || trigger.on === 'willBreach') {
    const goals = policy.metrics.find(({ id }) => id === trigger.metric)?.goals ?? [];
    if (!goals.some((goal) => meet(goal.for, ladder.for, policy))) return 'noGoal';
  }
  // The least urgent priority is never the more urgent of two.
  if (trigger.on === 'priorityRaised' && trigger.to.every((id) => id === policy.priorities.at(-1)?.id)) return 'lowestPriority';
  const onlyUp = ladder.levels.every((level) => level.do.every((action) => action.do === 'nextTier'));
  if (trigger.on === 'dwell' && onlyUp && trigger.tier !== undefined && trigger.tier === policy.tiers.at(-1)?.id) return 'lastTier';
  return undefined;
}

/** Whether an opening lies wholly within the quiet hours, by the clock on the wall where they hold. */
function isQuiet({ from, to }: { from: number; to: number }, quiet: NonNullable<Ladder['quietHours']>): boolean {
  const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const [begin, end] = [minutes(quiet.from), minutes(quiet.to)];
  const at = minuteOfDay(from, quiet.timeZone);
  const length = (end - begin + DAY_MINUTES) % DAY_MINUTES;
  const into = (at - begin + DAY_MINUTES) % DAY_MINUTES;
  return into < length && to - from <= (length - into) * MINUTE;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function minuteOfDay(at: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, format);
  const [hour = 0, minute = 0] = format.format(at).split(':').map(Number);
  return hour * 60 + minute;
}
