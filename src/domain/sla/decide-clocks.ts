import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act, CommentedAct } from '../acts/act';
import type { AppFieldName, IssueFacts } from '../incident/facts';
import type { Membership } from '../rights/may';
import { appFieldsToSet, nextWake } from './app-fields';
import { clockStateOf } from './clock-state';
import type { Moment } from './history/moment';
import { groupsNamed, unknownReporters } from './reporter-groups';
import { clockRulesOf } from './rules/clock-rules';
import { SLOT } from './rules/slots';
import type { ClockRun } from './run';
import { type KeptClocks, shed } from './shed';
import { calendarsFor } from './state-calendars';
import { timelineOf, timeOf } from './timeline';
import { type PassedWarning, passedWarnings } from './warnings';

/**
 * Comments that are recorded at most: they fill half of what the log of acts can hold. Otherwise a flood of comments could make it outgrow the
 * storage, and the app could never look at the incident again. Those beyond it act too, but for as long as they are there.
 */
const RECORDED_MAX = 500;

/** What follows for the clocks of an incident. */
export interface DecidedClocks {
  kept: KeptClocks;
  /** To be recorded: comments that acted on a clock. */
  acts: Act[];
  appFields: Partial<Record<AppFieldName, string | null>>;
  passed: PassedWarning[];
  /** What the incident's history makes of each clock, and when it waited for which reason (id of the policy's); instants in ms since 1970. */
  runs: readonly ClockRun[];
  waits: readonly { id: string; from: number; to: number | undefined }[];
  /** ms since 1970; absent: nothing follows from time alone any more. */
  wakeAt?: number;
}

/** Whether clocks look at who has the incident. */
export const followsAssignee = (policy: PublishedPolicy, settings: Settings): boolean =>
  clockRulesOf(policy, settings).slots.followed.has(SLOT.assignee);

/** What of the groups of reporters has to be known, or recorded, before an incident's goals, place and escalation can be decided. */
export function decideGroups(
  facts: IssueFacts,
  acts: readonly Act[],
  { clockPolicy, policy }: { clockPolicy: PublishedPolicy; policy: PublishedPolicy },
  settings: Settings,
  members: ReadonlyMap<string, Membership>,
  now: number,
): { need: string[]; acts: Act[] } {
  const { groups } = clockRulesOf(clockPolicy, settings);
  const named = groupsNamed(policy);
  const all = named.length === 0 ? groups : [...new Set([...groups, ...named])];
  return unknownReporters(facts, acts, all, members, now);
}

/** How an incident's clocks stand, and what follows from it. @param acts with those just decided; `now`: ms since 1970. */
export function decideClocks(
  facts: IssueFacts,
  acts: readonly Act[],
  policy: PublishedPolicy,
  settings: Settings,
  now: number,
): DecidedClocks {
  const rules = clockRulesOf(policy, settings);
  const { document } = policy;
  const timeline = timelineOf(facts, acts, rules);
  const time = timeOf(timeline, now);
  const nameOf = (id: string): string => document.holdReasons.find((reason) => reason.id === id)?.name ?? id;
  const runs = timeline.clocks.map((clock) => clock.standing());
  const clocks = runs.map((run) => clockStateOf(run, nameOf));
  const wakeAt = nextWake(clocks, rules, time);
  return {
    kept: shed({ clocks, calendars: calendarsFor(clocks, document, timeline.from, time) }),
    acts: timeline.acted.flatMap((moment) => recorded(moment, acts)).slice(0, room(acts)),
    appFields: appFieldsToSet(clocks, rules, facts.appFields, time),
    passed: passedWarnings(clocks, rules, time),
    runs,
    waits: timeline.holds.all,
    ...(wakeAt === undefined ? {} : { wakeAt }),
  };
}

/** How many more comments may be recorded. */
function room(acts: readonly Act[]): number {
  let left = RECORDED_MAX;
  for (const { kind } of acts) if (kind === 'commented') left--;
  return Math.max(left, 0);
}

/** A comment as it is recorded, so that what it did stays when it is deleted. */
function recorded(moment: Moment, acts: readonly Act[]): CommentedAct[] {
  const comment = moment.happenings.find((one) => one.comment)?.comment;
  if (!comment || (comment.side !== 'agent' && comment.side !== 'customer')) return [];
  if (acts.some((act) => act.kind === 'commented' && act.commentId === moment.id)) return [];
  const at = new Date(moment.at).toISOString();
  return [{ kind: 'commented', at, by: comment.by ?? '', commentId: moment.id, side: comment.side, public: comment.public }];
}
