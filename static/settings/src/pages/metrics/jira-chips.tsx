import { useEffect, useState } from 'preact/hooks';
import { read } from '../../../../shared/jira';
import { useI18n } from '../../../../shared/start';
import { listOf, member, textOf } from '../../../../shared/unread';
import { Chips } from '../parts/chips';
import { TextField } from '../parts/text-field';

interface Named {
  id: string;
  name: string;
}

interface JiraChipsProps {
  kind: 'groups' | 'projects';
  label: string;
  chosen: readonly Named[];
  change(chosen: Named[]): void;
  readOnly: boolean;
}

/** As many as a list to add from can bear. */
const HITS = '50';

async function find(kind: JiraChipsProps['kind'], words: string): Promise<Named[]> {
  if (kind === 'groups') {
    const answer = await read('findGroups', { query: { query: words, maxResults: HITS } });
    return listOf(answer.ok ? member(answer.value, 'groups') : []).map((one) => ({
      id: textOf(member(one, 'groupId')),
      name: textOf(member(one, 'name')),
    }));
  }
  const answer = await read('searchProjects', { query: { maxResults: HITS, orderBy: 'name', ...(words ? { query: words } : {}) } });
  return listOf(answer.ok ? member(answer.value, 'values') : []).map((one) => ({
    id: textOf(member(one, 'id')),
    name: textOf(member(one, 'name')),
  }));
}

/** Groups or projects of Jira's, found as the person who is here; those chosen are known by the names they had then. */
export function JiraChips({ kind, label, chosen, change, readOnly }: JiraChipsProps) {
  const { t } = useI18n();
  const [words, setWords] = useState('');
  const [found, setFound] = useState<Named[]>([]);
  const [many, setMany] = useState(false);
  useEffect(() => {
    if (readOnly) return;
    let late = false;
    const timer = setTimeout(
      async () => {
        const all = await find(kind, words);
        if (late) return;
        setFound(all);
        if (words === '') setMany(all.length >= Number(HITS));
      },
      words === '' ? 0 : 250,
    );
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [kind, words, readOnly]);
  const choices = [...chosen, ...found.filter(({ id }) => id !== '' && !chosen.some((one) => one.id === id))];
  return (
    <>
      <Chips
        label={label}
        none={t('page.metrics.any')}
        add={t('page.metrics.addPart')}
        chosen={chosen.map(({ id }) => id)}
        choices={choices}
        change={(ids) => change(choices.filter(({ id }) => ids.includes(id)))}
        readOnly={readOnly}
      />
      {many && <TextField label={t('page.metrics.findIn', { label })} value={words} change={setWords} readOnly={readOnly} />}
    </>
  );
}
