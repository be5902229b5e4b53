// An effect's id says what caused it, in few words: it is kept with the incident, and in its history of what was told.

/** What an effect was for. escalation: id of its act; deed: which of what its level does, 0, 1, 2 … */
export type Cause =
  | { of: 'reminder'; metric: string; cycle: number; percent: number }
  | { of: 'priorityPutBack'; changeId: string }
  | { of: 'escalation'; escalation: string; deed: number }
  /** An event of its life was told (one of the policy's EVENTS): the how manieth of its kind, 1, 2, 3 …, and which template told it. */
  | { of: 'event'; event: string; round: number; template: string }
  /**
   * It moved by itself: resolved for want of an answer, closed, reopened, resumed; the how manieth time, 1, 2, 3 … `reply`: reopened by the
   * requester’s reply, whose comment’s id is the round; `lapse`: closed, as nobody objected.
   */
  | { of: 'move'; move: LifeMove; round: number }
  /** A task of a template; after how many reopenings. */
  | { of: 'task'; template: string; task: string; round: number };

/** Moves the app makes in an incident's life. */
const LIFE_MOVES = ['resolve', 'close', 'reopen', 'resume', 'reply', 'lapse'] as const;
export type LifeMove = (typeof LIFE_MOVES)[number];

const REMINDER = /^reminder\/\d{1,19}\/([a-z0-9-]{1,40})\/cycle-(\d{1,9})\/(\d{1,3})$/;
const PUT_BACK = /^priority-put-back\/\d{1,19}\/(\d{1,19})$/;
const EVENT = /^event\/\d{1,19}\/([A-Za-z]{1,40})\/(\d{1,9})\/([a-z0-9-]{1,40})$/;
const MOVE = /^move\/\d{1,19}\/([a-z]{1,20})\/(\d{1,19})$/;
const TASK = /^task\/\d{1,19}\/([a-z0-9-]{1,40})\/([a-z0-9-]{1,40})\/(\d{1,9})$/;
const ESCALATION = /^escalation\/\d{1,19}\/([\w.:-]{1,100}(?:\/[\w.:-]{1,100}){1,4})\/(\d{1,2})$/;

/** Id of an effect on an issue. */
export function effectId(issueId: string, cause: Cause): string {
  switch (cause.of) {
    case 'priorityPutBack':
      return `priority-put-back/${issueId}/${cause.changeId}`;
    case 'reminder':
      return `reminder/${issueId}/${cause.metric}/cycle-${cause.cycle}/${cause.percent}`;
    case 'escalation':
      return `escalation/${issueId}/${cause.escalation}/${cause.deed}`;
    case 'event':
      return `event/${issueId}/${cause.event}/${cause.round}/${cause.template}`;
    case 'move':
      return `move/${issueId}/${cause.move}/${cause.round}`;
    case 'task':
      return `task/${issueId}/${cause.template}/${cause.task}/${cause.round}`;
  }
}

/** What an id says; undefined for one of another version of the app. */
export function causeOf(id: string): Cause | undefined {
  const [, metric, cycle, percent] = REMINDER.exec(id) ?? [];
  if (metric !== undefined) return { of: 'reminder', metric, cycle: Number(cycle), percent: Number(percent) };
  const [, escalation, deed] = ESCALATION.exec(id) ?? [];
  if (escalation !== undefined) return { of: 'escalation', escalation, deed: Number(deed) };
  const [, event, round, template = ''] = EVENT.exec(id) ?? [];
  if (event !== undefined) return { of: 'event', event, round: Number(round), template };
  const [, moved, times] = MOVE.exec(id) ?? [];
  const move = LIFE_MOVES.find((one) => one === moved);
  if (move) return { of: 'move', move, round: Number(times) };
  const [, set, task, again] = TASK.exec(id) ?? [];
  if (set !== undefined && task !== undefined) return { of: 'task', template: set, task, round: Number(again) };
  const [, changeId] = PUT_BACK.exec(id) ?? [];
  return changeId === undefined ? undefined : { of: 'priorityPutBack', changeId };
}
