import { useEffect, useState } from 'preact/hooks';
import { read } from '../../../../shared/jira';
import { listOf, member, textOf } from '../../../../shared/unread';

/** Something of Jira's by its id, with the name it has, or had when it was chosen. */
export interface Named {
  id: string;
  name: string;
}

/** What can be looked for. */
export type Sought = 'groups' | 'projects' | 'people';

/** As many as a list to add from can bear. */
const HITS = '50';
/** What is typed rests so long before it is looked for, in ms. */
const REST = 250;

/** Groups, projects or people whose name has these words, as the person who is here may see them; apps are left out. */
async function find(kind: Sought, words: string): Promise<Named[]> {
  const all = await ask(kind, words);
  return all.filter(({ id, name }) => id !== '' && name !== '');
}

async function ask(kind: Sought, words: string): Promise<Named[]> {
  const named = (all: unknown, id: string, name: string): Named[] =>
    listOf(all).map((one) => ({ id: textOf(member(one, id)), name: textOf(member(one, name)) }));
  switch (kind) {
    case 'groups': {
      const answer = await read('findGroups', { query: { query: words, maxResults: HITS } });
      return answer.ok ? named(member(answer.value, 'groups'), 'groupId', 'name') : [];
    }
    case 'projects': {
      const answer = await read('searchProjects', { query: { maxResults: HITS, orderBy: 'name', ...(words ? { query: words } : {}) } });
      return answer.ok ? named(member(answer.value, 'values'), 'id', 'name') : [];
    }
    case 'people': {
      // Of a site's people one has to be named.
      if (words.trim() === '') return [];
      const answer = await read('findUsersForPicker', { query: { query: words, maxResults: HITS, excludeConnectUsers: 'true' } });
      if (!answer.ok) return [];
      const people = listOf(member(answer.value, 'users')).filter((one) => textOf(member(one, 'accountType')) !== 'app');
      return named(people, 'accountId', 'displayName');
    }
  }
}

/** What was found for some words; `many`: more than can be listed, so that words have to be typed. */
export function useFound(kind: Sought, words: string, off: boolean): { found: readonly Named[]; many: boolean } {
  const [found, setFound] = useState<readonly Named[]>([]);
  const [many, setMany] = useState(kind === 'people');
  useEffect(() => {
    if (off) return;
    let late = false;
    const timer = setTimeout(
      async () => {
        const all = await find(kind, words);
        if (late) return;
        setFound(all);
        if (words === '') setMany(kind === 'people' || all.length >= Number(HITS));
      },
      words === '' ? 0 : REST,
    );
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [kind, words, off]);
  return { found, many };
}
