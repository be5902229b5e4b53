import { useEffect, useState } from 'preact/hooks';
import { read } from '../../../../shared/jira';
import { listOf, member, textOf } from '../../../../shared/unread';
import type { Named } from '../parts/jira-find';

/** Who is in a group of Jira's; people Jira does not show to whoever asks are unknown. */
export interface GroupPeople {
  people: readonly Named[];
  /** How many are in it; more than are listed. */
  total: number;
}

/** Jira gives at most so many at once. */
const PAGE = 50;
/** Of a larger group only the first are listed. */
const LISTED = 200;

async function readPeople(groupId: string): Promise<GroupPeople | undefined> {
  const people: Named[] = [];
  let total = 0;
  for (let startAt = 0; startAt < LISTED; startAt += PAGE) {
    const answer = await read('getUsersFromGroup', { query: { groupId, startAt: String(startAt), maxResults: String(PAGE) } });
    if (!answer.ok) return undefined;
    const values = listOf(member(answer.value, 'values'));
    total = Number(member(answer.value, 'total')) || 0;
    for (const one of values)
      if (textOf(member(one, 'accountType')) !== 'app')
        people.push({ id: textOf(member(one, 'accountId')), name: textOf(member(one, 'displayName')) });
      else total--;
    if (values.length < PAGE || member(answer.value, 'isLast') === true) break;
  }
  return { people, total };
}

const asked = new Map<string, Promise<GroupPeople | undefined>>();

/** Reads a group once for as long as the settings are open; one Jira did not tell of is asked anew. */
function peopleOf(groupId: string): Promise<GroupPeople | undefined> {
  const reading = asked.get(groupId) ?? readPeople(groupId);
  asked.set(groupId, reading);
  void reading.then((found) => found ?? asked.delete(groupId));
  return reading;
}

/** What is known of each group of Jira's: undefined while it is read, null when Jira does not tell. */
export type KnownGroups = ReadonlyMap<string, GroupPeople | null>;

/** Reads who is in groups of Jira's, as the person who is here. */
export function useGroups(ids: readonly string[]): KnownGroups {
  const [known, setKnown] = useState<KnownGroups>(new Map());
  const wanted = [...new Set(ids)].sort().join('\n');
  useEffect(() => {
    let late = false;
    for (const id of wanted === '' ? [] : wanted.split('\n'))
      void peopleOf(id).then((found) => {
        if (!late) setKnown((before) => new Map(before).set(id, found ?? null));
      });
    return () => {
      late = true;
    };
  }, [wanted]);
  return known;
}
