import type { Result } from '../../../../../src/contract/errors';
import type { Holder } from '../../../../../src/contract/types';
import { read } from '../../../../shared/jira';
import { listOf, member, textOf } from '../../../../shared/unread';

const MOST = 20;

/** Groups of Jira's whose name has these words. */
export async function findGroups(words: string): Promise<Result<Holder[]>> {
  const answer = await read('findGroups', { query: { query: words, maxResults: String(MOST) } });
  if (!answer.ok) return answer;
  const found = listOf(member(answer.value, 'groups')).map(
    (one): Holder => ({ type: 'group', id: textOf(member(one, 'groupId')), name: textOf(member(one, 'name')) }),
  );
  return { ok: true, value: found.filter(({ id, name }) => id !== '' && name !== '') };
}

/** The site's project roles whose name has these words, without those Atlassian keeps for apps. Only administrators may read them. */
export async function findRoles(words: string): Promise<Result<Holder[]>> {
  const answer = await read('getAllProjectRoles', {});
  if (!answer.ok) return answer;
  const found = listOf(answer.value).map(
    (one): Holder => ({ type: 'role', id: String(member(one, 'id') ?? ''), name: textOf(member(one, 'name')) }),
  );
  const wanted = words.trim().toLowerCase();
  return {
    ok: true,
    value: found.filter(
      ({ id, name }) => id !== '' && name !== '' && !name.startsWith('atlassian-addons') && name.toLowerCase().includes(wanted),
    ),
  };
}
