import type { Issue } from '../world/jira';

/** ms for which crashes may keep the app from saying something. */
const HELD_UP = 3_600_000;

/** What the app may have said of an edit of the priority by somebody without the right, by the id of what it was said for. */
export interface Saying {
  id: string;
  /** always: just once. perhaps: once or never; a person was quicker than the app, or it wrote before it had heard, or crashes kept it from
   * saying it until somebody edited the priority once more, and there was nothing to say any longer. */
  due: 'always' | 'perhaps';
  /** When the app undid the edit, ms since 1970: a day later there is nothing to say any longer. */
  undone: number | undefined;
}

/**
 * Who is told that their edit was put back, from Jira's history: an edit by somebody who may not override that the app itself undid, knowing
 * of it.
 * @param calm nothing went wrong.
 * @param knew up to which entry of the history the look behind an entry of the app's had read.
 */
export function putBacksOf({ id: issueId, history }: Issue, knew: ReadonlyMap<string, number>, calm: boolean): Saying[] {
  const edits = history.filter(({ fieldId }) => fieldId === 'priority');
  return edits.flatMap(({ id, by }, place): Saying[] => {
    if (by === 'app' || by === 'u-agent') return [];
    const next = edits[place + 1];
    const knowing = next?.by === 'app' && (knew.get(next.id) ?? 0) >= Number(id);
    const later = edits[place + 2];
    const overtaken = !calm && next && later && Date.parse(later.at) - Date.parse(next.at) < HELD_UP;
    return [
      { id: `priority-put-back/${issueId}/${id}`, due: knowing && !overtaken ? 'always' : 'perhaps', undone: next && Date.parse(next.at) },
    ];
  });
}
