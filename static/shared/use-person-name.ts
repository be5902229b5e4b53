import { useEffect, useState } from 'preact/hooks';
import { read } from './jira';
import { member, textOf } from './unread';

/** Names Jira told since the screen was opened. */
const known = new Map<string, Promise<string>>();

function nameOf(accountId: string): Promise<string> {
  const asked = known.get(accountId);
  if (asked !== undefined) return asked;
  const answer = read('getUser', { query: { accountId } }).then((result) => {
    if (!result.ok) known.delete(accountId);
    return result.ok ? textOf(member(result.value, 'displayName')) : '';
  });
  known.set(accountId, answer);
  return answer;
}

/** Display name of somebody, as Jira tells the reader. Empty until it is known, and for people Jira does not show to the reader. */
export function usePersonName(accountId: string | undefined): string {
  const [told, setTold] = useState({ accountId: '', name: '' });
  useEffect(() => {
    if (accountId === undefined || accountId === '') return;
    let over = false;
    void nameOf(accountId).then((name) => {
      if (!over && name !== '') setTold({ accountId, name });
    });
    return () => {
      over = true;
    };
  }, [accountId]);
  return told.accountId === accountId ? told.name : '';
}
