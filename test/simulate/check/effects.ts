import type { Expected } from '../model/expect';
import { putBacksOf } from '../model/put-back';
import type { Passed } from '../model/stopwatch';
import type { Issue } from '../world/jira';
import type { Stage } from '../world/stage';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** ms a look that nothing holds up takes at most, from reading to telling. */
const LOOK = 10_000;

/** What is held against the model elsewhere (desk.ts), or said by people. */
const OTHERS = /^(escalation|hand-over)\//;

export interface Checked {
  /** Effects that were held against the model. */
  effects: number;
  wrong: string[];
}

/** What was said and sent against the model's list, one for one. */
export function checkEffects(stage: Stage, expected: ReadonlyMap<string, Expected>): Checked {
  const all = [...stage.jira.issues.values()].flatMap((issue) => [
    checkComments(stage, issue),
    checkReminders(stage, issue.id, expected.get(issue.id)),
  ]);
  return { effects: all.reduce((sum, { effects }) => sum + effects, 0), wrong: all.flatMap(({ wrong }) => wrong) };
}

function checkComments({ jira, world, looks }: Stage, issue: Issue): Checked {
  // An unclear attempt is looked for minutes later; for a day.
  const isSeen = (undone = 0): boolean =>
    world.faults.profile === 'none' ||
    looks.some((look) => look.issueId === issue.id && look.readAt > undone + 5 * MINUTE && look.readAt < undone + DAY - LOOK);
  const wrong: string[] = [];
  const said = issue.comments.flatMap(({ effectId }) => (effectId === undefined || OTHERS.test(effectId) ? [] : effectId));
  const due = putBacksOf(issue, jira.knew, world.faults.profile === 'none');
  for (const saying of due) {
    const times = said.filter((one) => one === saying.id).length;
    if (times > 1) wrong.push(`${saying.id} was said ${times} times`);
    if (times === 0 && saying.due === 'always' && isSeen(saying.undone)) wrong.push(`${saying.id} was never said`);
  }
  for (const id of said) if (!due.some((one) => one.id === id)) wrong.push(`${id} was said for nothing`);
  return { effects: due.length, wrong };
}

/**
 * A reminder goes out at most once. It has to, or to be marked as unknown, when a look saw the clock so that it was due and nothing went
 * wrong with that look; with faults there may have been none in time. Without faults there always is one.
 */
function checkReminders({ jira, storage, looks, world }: Stage, issueId: string, expected: Expected | undefined): Checked {
  const { passed = [], raised = false } = expected ?? {};
  // The model counts whole minutes; what escalations raise, they raise in between.
  const slack = raised ? MINUTE : 0;
  const wrong: string[] = [];
  const sent = jira.outbox.filter((one) => one.issueId === issueId);
  const counts = new Map<Passed, number>();
  for (const { metric, percent, at } of sent) {
    const cause = passed.findLast(
      (one) => one.metric === metric.toLowerCase() && one.percent === percent && one.minute * MINUTE <= at + slack,
    );
    if (cause) counts.set(cause, (counts.get(cause) ?? 0) + 1);
    else wrong.push(`${issueId}: a reminder of ${percent} % of ${metric} was sent at ${new Date(at).toISOString()} for nothing`);
  }
  const calm = world.faults.profile === 'none';
  for (const one of passed) {
    const id = `reminder/${issueId}/${one.metric}/cycle-${one.cycle}/${one.percent}`;
    const times = counts.get(one) ?? 0;
    if (times > 1) wrong.push(`${id} was sent ${times} times`);
    const [from, until] = [
      one.minute * MINUTE,
      Math.min((one.until ?? Number.POSITIVE_INFINITY) * MINUTE - LOOK, one.minute * MINUTE + DAY),
    ];
    const seen = looks.some((look) => look.issueId === issueId && look.readAt >= from && look.readAt < until);
    const outcome = storage.acts(issueId).acts.find((act) => act.kind === 'effect' && act.id === id);
    const unknown = outcome?.kind === 'effect' ? outcome.outcome !== 'done' : storage.effects.has(`${id} 1`);
    if (times === 0 && (calm || seen) && (calm || !unknown))
      wrong.push(`${id} was never sent, though due from ${new Date(from).toISOString()}`);
  }
  return { effects: passed.length, wrong };
}
