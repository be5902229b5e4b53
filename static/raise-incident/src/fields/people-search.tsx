import { useEffect, useState } from 'preact/hooks';
import type { Result } from '../../../../src/contract/errors';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { Field } from '../../../shared/ui/field';
import type { Person } from '../draft';
import { findPeople } from '../people';

/** ms of quiet before the site is asked. */
const PAUSE = 250;

interface Search {
  words: string;
  answer?: Result<Person[]>;
}

/**
 * People by name, as the person may see them. Who was found is a list of buttons under the field: reached with Tab and chosen with Enter
 * like everything else on the form, and announced by its number.
 */
export function PeopleSearch({ onChoose }: { onChoose(person: Person): void }) {
  const { t } = useI18n();
  const [search, setSearch] = useState<Search>({ words: '' });
  const [attempt, setAttempt] = useState(0);
  const words = search.words.trim();

  useEffect(() => {
    if (words === '') return;
    let over = false;
    const timer = setTimeout(async () => {
      const answer = await findPeople(words);
      if (!over) setSearch((now) => ({ ...now, answer }));
    }, PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [words, attempt]);

  const { answer } = search;
  const found = answer?.ok ? answer.value : [];
  const said = (): string => {
    if (words === '') return '';
    if (!answer) return t('raise.searching');
    if (!answer.ok) return t('raise.searchFailed');
    return found.length === 0 ? t('raise.foundNobody', { words }) : t('raise.found', { count: found.length });
  };
  return (
    <div class="stack-tight">
      <Field id="person" label={t('raise.searchPeople')}>
        {(ids) => (
          <input
            {...ids}
            type="search"
            autocomplete="off"
            value={search.words}
            onInput={(event) => setSearch({ words: event.currentTarget.value })}
            onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
          />
        )}
      </Field>
      <p class="hint" role="status">
        {said()}
      </p>
      {answer && !answer.ok && (
        <div>
          <Button look="link" onClick={() => setAttempt((count) => count + 1)}>
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
      {found.length > 0 && (
        <ul class="people" aria-label={t('raise.foundList')}>
          {found.map((person) => (
            <li key={person.accountId}>
              <Button onClick={() => onChoose(person)}>{person.name}</Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
