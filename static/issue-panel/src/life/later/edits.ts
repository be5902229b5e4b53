import type { Result } from '../../../../../src/contract/errors';
import type { StatusCategory } from '../../../../../src/domain/incident/facts';
import { blocksIn, enteredBy, isForeseen, unmetIn } from '../../../../../src/domain/lifecycle/entered';
import type { GateState, LifeState } from '../../../../../src/domain/lifecycle/state';
import { read, send } from '../../../../shared/jira';
import { listOf, member, textOf } from '../../../../shared/unread';

/** A field the transition's screen demands, with what there is to choose from; without that, only Jira's own screen can fill it. */
export interface Demanded {
  id: string;
  name: string;
  choices: { id: string; name: string }[];
}

/** A transition of Jira's the person may see here. */
export interface Move {
  id: string;
  name: string;
  to: { id: string; name: string; category: StatusCategory };
  demanded: Demanded[];
}

const ID = /^[1-9]\d{0,18}$/;
const CATEGORIES: Record<string, StatusCategory> = { new: 'new', indeterminate: 'indeterminate', done: 'done' };
/** What has one value of several, named by its id. */
const CHOSEN = ['option', 'resolution', 'priority'];

function readDemanded([id, field]: [string, unknown]): Demanded[] {
  if (member(field, 'required') !== true || member(field, 'hasDefaultValue') === true) return [];
  const single = CHOSEN.includes(textOf(member(member(field, 'schema'), 'type')));
  const choices = listOf(member(field, 'allowedValues')).map((one) => ({
    id: textOf(member(one, 'id')),
    name: textOf(member(one, 'name')) || textOf(member(one, 'value')),
  }));
  return [
    { id, name: textOf(member(field, 'name')) || id, choices: single ? choices.filter((one) => one.id !== '' && one.name !== '') : [] },
  ];
}

function readMove(value: unknown): Move[] {
  const to = member(value, 'to');
  const [id, status] = [textOf(member(value, 'id')), textOf(member(to, 'id'))];
  const category = CATEGORIES[textOf(member(member(to, 'statusCategory'), 'key'))] ?? 'indeterminate';
  if (!ID.test(id) || status === '') return [];
  return [
    {
      id,
      name: textOf(member(value, 'name')),
      to: { id: status, name: textOf(member(to, 'name')), category },
      demanded: Object.entries(Object(member(value, 'fields'))).flatMap(readDemanded),
    },
  ];
}

/** Where the workflow leads from here for the person, read as the person. */
export async function readMoves(issueId: string): Promise<Result<Move[]>> {
  const answer = await read('getTransitions', { path: { issueIdOrKey: issueId }, query: { expand: 'transitions.fields' } });
  return answer.ok ? { ok: true, value: listOf(member(answer.value, 'transitions')).flatMap(readMove) } : answer;
}

/** @param fields ids of what was chosen, by field. */
export const doMove = (issueId: string, moveId: string, fields: Readonly<Record<string, string>> = {}): Promise<Result<undefined>> =>
  send('doTransition', {
    path: { issueIdOrKey: issueId },
    body: {
      transition: { id: moveId },
      ...(Object.keys(fields).length > 0
        ? { fields: Object.fromEntries(Object.entries(fields).map(([field, id]) => [field, { id }])) }
        : {}),
    },
  });

/** Gives it to somebody. */
export const assignTo = (issueId: string, accountId: string): Promise<Result<undefined>> =>
  send('assignIssue', { path: { issueIdOrKey: issueId }, body: { accountId } });

/** Gates not fulfilled before a transition, and those of them that refuse it. `foreseen` false: others may refuse it, which only Jira can tell. */
export function gatesBefore(life: LifeState, { to }: Move): { unmet: GateState[]; blocks: GateState[]; foreseen: boolean } {
  const phase = enteredBy(life.next, to);
  return { unmet: unmetIn(phase), blocks: blocksIn(phase), foreseen: isForeseen(life.next, to) };
}

/** By the first transition that leads into the phase and asks for nothing more. */
export async function enterPhase(issueId: string, life: LifeState, phaseId: string): Promise<Result<undefined>> {
  const moves = await readMoves(issueId);
  if (!moves.ok) return moves;
  const move = moves.value.find(({ to, demanded }) => demanded.length === 0 && enteredBy(life.next, to)?.id === phaseId);
  if (!move) return { ok: false, error: { code: 'CONFLICT', message: 'no transition leads there', values: { why: 'noWay' } } };
  return doMove(issueId, move.id);
}

/** Closes a task by the first transition that leads to a done status and asks for nothing more. */
export async function closeTask(taskId: string): Promise<Result<undefined>> {
  const moves = await readMoves(taskId);
  if (!moves.ok) return moves;
  const move = moves.value.find(({ to, demanded }) => to.category === 'done' && demanded.length === 0);
  if (!move) return { ok: false, error: { code: 'CONFLICT', message: 'no transition leads there', values: { why: 'noWay' } } };
  return doMove(taskId, move.id);
}
