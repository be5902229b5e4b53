import type { Result } from '../../../src/contract/errors';
import { read } from '../../shared/jira';
import { listOf, member, textOf } from '../../shared/unread';
import type { Person } from './draft';

/** As many as fit below the field; whoever is not among them is found by typing more. */
const SHOWN = '8';

/** People whose name fits, as the person may see them; apps are left out. One call from the browser. */
export async function findPeople(words: string): Promise<Result<Person[]>> {
  const answer = await read('findUsersForPicker', { query: { query: words, maxResults: SHOWN, excludeConnectUsers: 'true' } });
  if (!answer.ok) return answer;
  const people = listOf(member(answer.value, 'users'))
    .filter((user) => textOf(member(user, 'accountType')) !== 'app')
    .map((user) => ({ accountId: textOf(member(user, 'accountId')), name: textOf(member(user, 'displayName')) }))
    .filter(({ accountId }) => accountId !== '');
  return { ok: true, value: people };
}
