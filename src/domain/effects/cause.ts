// An effect's id says what caused it, in few words: it is kept with the incident, and in its history of what was told.

/** What an effect was for. */
export type Cause = { of: 'reminder'; metric: string; cycle: number; percent: number } | { of: 'priorityPutBack'; changeId: string };

const REMINDER = /^reminder\/\d{1,19}\/([a-z0-9-]{1,40})\/cycle-(\d{1,9})\/(\d{1,3})$/;
const PUT_BACK = /^priority-put-back\/\d{1,19}\/(\d{1,19})$/;

/** Id of an effect on an issue. */
export function effectId(issueId: string, cause: Cause): string {
  if (cause.of === 'priorityPutBack') return `priority-put-back/${issueId}/${cause.changeId}`;
  return `reminder/${issueId}/${cause.metric}/cycle-${cause.cycle}/${cause.percent}`;
}

/** What an id says; undefined for one of another version of the app. */
export function causeOf(id: string): Cause | undefined {
  const [, metric, cycle, percent] = REMINDER.exec(id) ?? [];
  if (metric !== undefined) return { of: 'reminder', metric, cycle: Number(cycle), percent: Number(percent) };
  const [, changeId] = PUT_BACK.exec(id) ?? [];
  return changeId === undefined ? undefined : { of: 'priorityPutBack', changeId };
}
