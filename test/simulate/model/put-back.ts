import type { Issue } from '../world/jira';

/** What the app may have said of an edit of the priority by somebody without the right, by the id of what it was said for. */
export interface Saying {
  id: string;
  /** always: just once. perhaps: once or never; a person was quicker than the app, or it wrote before it had heard. */
  due: 'always' | 'perhaps';
}

/**
 * Who is told that their edit was put back, from Jira's history: an edit by somebody who may not override that the app itself undid, knowing
 * of it.
 * @param knew up to which entry of the history the look behind an entry of the app's had read.
 */
export function putBacksOf({ id: issueId, history }: Issue, knew: ReadonlyMap<string, number>): Saying[] {
  const edits = history.filter(({ fieldId }) => fieldId === 'priority');
  return edits.flatMap(({ id, by }, place): Saying[] => {
    if (by === 'app' || by === 'u-agent') return [];
    const next = edits[place + 1];
    const knowing = next?.by === 'app' && (knew.get(next.id) ?? 0) >= Number(id);
    return [{ id: `priority-put-back/${issueId}/${id}`, due: knowing ? 'always' : 'perhaps' }];
  });
}
