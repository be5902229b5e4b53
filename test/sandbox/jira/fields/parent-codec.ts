import { getIssue } from '../issues/store';
import { type Codec, refuse, textOf } from './codec';

/** The issue above: an epic of a standard issue, or the issue a sub-task belongs to. Levels are checked where both are known (issues/parent.ts). */
export const parentCodec: Codec = {
  verbs: ['set'],
  schema: { type: 'issuelink' },
  parse: (spot, input) => {
    if (input === null || input === undefined) return null;
    const wanted = textOf(input, 'id') ?? textOf(input, 'key');
    if (wanted === undefined) return refuse("Could not find issue by id or key. The parent needs 'id' or 'key'.");
    const found = getIssue(spot.jira, wanted);
    return found?.id ?? refuse('Could not find issue by id or key.');
  },
  // Shown in full by issues/bean.ts, which knows how one issue shows another.
  render: (spot, stored) => {
    const parent = getIssue(spot.jira, String(stored));
    return parent ? { id: parent.id, key: parent.key } : null;
  },
  ends: (spot, stored) => ({ raw: String(stored), text: getIssue(spot.jira, String(stored))?.key ?? null }),
};
