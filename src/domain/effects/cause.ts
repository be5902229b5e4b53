// An effect's id says what caused it, in few words: it is kept with the incident, and in its history of what was told.

/** What an effect was for. escalation: id of its act; deed: which of what its level does, 0, 1, 2 … */
export type Cause =
  | { of: 'reminder'; metric: string; cycle: number; percent: number }
  | { of: 'priorityPutBack'; changeId: string }
  | { of: 'escalation'; escalation: string; deed: number };

const REMINDER = /^reminder\/\d{1,19}\/([a-z0-9-]{1,40})\/cycle-(\d{1,9})\/(\d{1,3})$/;
const PUT_BACK = /^priority-put-back\/\d{1,19}\/(\d{1,19})$/;
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
  }
}

/** What an id says; undefined for one of another version of the app. */
export function causeOf(id: string): Cause | undefined {
  const [, metric, cycle, percent] = REMINDER.exec(id) ?? [];
  if (metric !== undefined) return { of: 'reminder', metric, cycle: Number(cycle), percent: Number(percent) };
  const [, escalation, deed] = ESCALATION.exec(id) ?? [];
  if (escalation !== undefined) return { of: 'escalation', escalation, deed: Number(deed) };
  const [, changeId] = PUT_BACK.exec(id) ?? [];
  return changeId === undefined ? undefined : { of: 'priorityPutBack', changeId };
}
