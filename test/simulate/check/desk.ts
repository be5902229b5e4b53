import type { Expected } from '../model/expect';
import type { Script } from '../script/script';
import { PERSON } from '../script/site';
import type { Stage } from '../world/stage';
import type { Checked } from './effects';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** ms a look that nothing holds up takes at most, from reading to telling. */
const LOOK = 10_000;

/** Where incidents are, what escalated and what that did, against the model. */
export function checkDesk(stage: Stage, script: Script, expected: ReadonlyMap<string, Expected>): Checked {
  const all = [...expected].map(([issueId, { desk }]) => {
    const wrong = [...desk.wrong, ...missedIn(stage, issueId, desk.missed), ...placeOf(stage, issueId, desk)];
    const done = deedsOf(stage, issueId, script);
    return { effects: desk.checked + done.effects, wrong: [...wrong, ...done.wrong].map((what) => `${issueId}: ${what}`) };
  });
  return {
    effects: all.reduce((sum, { effects }) => sum + effects, 0),
    wrong: [...all.flatMap(({ wrong }) => wrong), ...unfairIn(stage, script)],
  };
}

/**
 * Whom incidents went to in turn: of people who are always there nobody got two more than another. With faults somebody's turn may be taken
 * by a look that then was gone.
 */
function unfairIn({ storage, world }: Stage, { policy }: Script): string[] {
  if (world.faults.profile !== 'none') return [];
  return policy.supportGroups.flatMap(({ id: group, assignment, members }) => {
    if (assignment !== 'roundRobin' || members.some(({ cap }) => cap !== undefined)) return [];
    const there = members.filter(({ id, away }) => away.length === 0 && id !== PERSON.barred).map(({ id }) => id);
    const turns = [...storage.appended.values()].flat().flatMap(({ act }) => {
      const isTurn = act.kind === 'assigned' && act.group === group && act.how === 'roundRobin';
      return isTurn && act.to !== undefined ? [act.to] : [];
    });
    const counts = there.map((person) => turns.filter((one) => one === person).length);
    return Math.max(...counts) - Math.min(...counts) > 2
      ? [`${group} gave ${there.join(', ')} ${counts.join(', ')} incidents in turn`]
      : [];
  });
}

/** A look saw that a level was due and nothing went wrong with it, or without faults: then it escalated. */
function missedIn({ looks, world }: Stage, issueId: string, missed: Expected['desk']['missed']): string[] {
  return missed.flatMap(({ id, from, until }) => {
    const calm = world.faults.profile === 'none';
    const seen = looks.some((look) => look.issueId === issueId && look.readAt >= from && look.readAt < until - LOOK);
    return seen || calm ? [`${id} did not escalate, though due from ${iso(from)} to ${iso(until)}`] : [];
  });
}

function placeOf({ jira }: Stage, issueId: string, { group, given, done }: Expected['desk']): string[] {
  const { property, assignee } = jira.issue(issueId);
  const wrong: string[] = [];
  const placement = at(property, 'placement');
  const is = at(at(placement, 'group'), 'id');
  if (is !== group) wrong.push(`its property says it is with ${String(is)}, by the model with ${group ?? 'none'}`);
  if (given && !done && given.to !== assignee) wrong.push(`${assignee ?? 'nobody'} has it, and ${given.to ?? 'nobody'} was to`);
  return wrong;
}

const at = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** What levels do besides: each thing once. E-mails at most once, and unless one went out it is marked as unknown. */
function deedsOf({ jira, storage, looks, world }: Stage, issueId: string, { policy, withdrawn }: Script): Checked {
  const calm = world.faults.profile === 'none';
  const issue = jira.issue(issueId);
  const wrong: string[] = [];
  const due = new Set<string>();
  for (const { act } of storage.appended.get(issueId) ?? []) {
    if (act.kind !== 'escalated') continue;
    const ladder = policy.escalation.ladders.find(({ id }) => id === act.ladder);
    const level = ladder?.levels.find(({ id }) => id === act.level);
    const done = Date.parse(act.at);
    const seen = looks.some((one) => one.issueId === issueId && one.readAt >= done + HOUR && one.readAt < done + DAY - LOOK);
    // What is not done under another version of the policy may stay undone.
    const changed = withdrawn !== undefined && withdrawn.at >= done && withdrawn.at < done + DAY && !calm;
    for (const [place, action] of (level?.do ?? []).entries()) {
      if (action.do !== 'comment' && action.do !== 'notify' && action.do !== 'label') continue;
      const id = `escalation/${issueId}/${act.id}/${place}`;
      due.add(id);
      const times = {
        comment: () => issue.comments.filter(({ effectId }) => effectId === id).length,
        notify: () => jira.letters.filter(({ effectId }) => effectId === id).length,
        label: () => (action.do === 'label' && issue.labels.has(action.label) ? 1 : 0),
      }[action.do]();
      if (times > 1) wrong.push(`${id} was done ${times} times`);
      const unknown = storage.appended
        .get(issueId)
        ?.some(({ act: one }) => one.kind === 'effect' && one.id === id && one.outcome !== 'done');
      if (times === 0 && !changed && (calm || (seen && !unknown))) wrong.push(`${id} was never done`);
    }
  }
  const done = [
    ...issue.comments.flatMap(({ effectId }) => effectId ?? []),
    ...jira.letters.flatMap((one) => (one.issueId === issueId ? one.effectId : [])),
  ];
  for (const id of done) if (id.startsWith('escalation/') && !due.has(id)) wrong.push(`${id} was done for nothing`);
  if (done.some((id) => id === '')) wrong.push('an e-mail went out for no effect');
  return { effects: due.size, wrong };
}

const iso = (ms: number): string => new Date(ms).toISOString();
