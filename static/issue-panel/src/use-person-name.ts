import { useEffect, useState } from 'preact/hooks';
import { read } from '../../shared/jira';
import { member, textOf } from '../../shared/unread';

/** Display name of somebody, as Jira tells the reader. Empty until it is known, and for people Jira does not show to the reader. */
export function usePersonName(accountId: string | undefined): string {
  const [known, setKnown] = useState({ accountId: '', name: '' });
  useEffect(() => {
    if (accountId === undefined || accountId === '') return;
    let over = false;
    void read('getUser', { query: { accountId } }).then((answer) => {
      if (!over && answer.ok) setKnown({ accountId, name: textOf(member(answer.value, 'displayName')) });
    });
    return () => {
      over = true;
    };
  }, [accountId]);
  return known.accountId === accountId ? known.name : '';
}
