import { useEffect, useState } from 'preact/hooks';
import { read } from '../../shared/jira';
import { member, textOf } from '../../shared/unread';

/** Each person is asked for once. Names of people Jira does not show to the reader are empty. */
const asked = new Map<string, Promise<string>>();

function nameOf(accountId: string): Promise<string> {
  let name = asked.get(accountId);
  if (!name) {
    name = read('getUser', { query: { accountId } }).then((answer) => {
      // What could not be read may be read the next time.
      if (!answer.ok && answer.error.code === 'TRY_LATER') asked.delete(accountId);
      return answer.ok ? textOf(member(answer.value, 'displayName')) : '';
    });
    asked.set(accountId, name);
  }
  return name;
}

/** Display names by account id, as Jira tells the reader; those that are not known, or not yet, are absent. */
export function usePeople(accountIds: readonly (string | undefined)[]): ReadonlyMap<string, string> {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const wanted = [...new Set(accountIds)].filter((id) => id !== undefined && id !== '').join();
  useEffect(() => {
    let over = false;
    for (const id of wanted === '' ? [] : wanted.split(','))
      void nameOf(id).then((name) => {
        if (!over && name !== '') setNames((known) => new Map(known).set(id, name));
      });
    return () => {
      over = true;
    };
  }, [wanted]);
  return names;
}

/** Display name of somebody; empty until it is known, and for people Jira does not show to the reader. */
export const usePersonName = (accountId: string | undefined): string => usePeople([accountId]).get(accountId ?? '') ?? '';
