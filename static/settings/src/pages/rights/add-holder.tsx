import { useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { Holder } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage } from '../../../../shared/ui/message';
import { findGroups, findRoles } from './find-holders';

/** Finds a group of Jira's or a project role, for a column of its own. */
export function AddHolder({ add, known }: { add(holder: Holder): void; known: readonly Holder[] }) {
  const { t } = useI18n();
  const [type, setType] = useState<Holder['type']>('group');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly Holder[]>();
  const [error, setError] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  const search = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    const answer = await (type === 'group' ? findGroups(words) : findRoles(words));
    setBusy(false);
    if (answer.ok) setFound(answer.value.filter(({ id }) => !known.some((one) => one.type === type && one.id === id)));
    else setError(answer.error);
  };
  return (
    <form
      class="card stack-tight"
      aria-labelledby="add-holder"
      onSubmit={(event) => {
        event.preventDefault();
        void search();
      }}
    >
      <h2 id="add-holder">{t('page.rights.add')}</h2>
      <fieldset class="row">
        <legend class="unseen">{t('page.rights.kind')}</legend>
        {(['group', 'role'] as const).map((one) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name="holder-type"
              checked={type === one}
              onChange={() => {
                setType(one);
                setFound(undefined);
              }}
            />
            {t(one === 'group' ? 'page.rights.group' : 'page.rights.role')}
          </label>
        ))}
      </fieldset>
      <div class="row row-bottom">
        <div class="field">
          <label for="holder-words">{t('page.rights.search')}</label>
          <input id="holder-words" type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />
        </div>
        <Button type="submit" aria-disabled={busy}>
          {t('page.rights.find')}
        </Button>
      </div>
      {error && <ErrorMessage error={error} />}
      <p class="quiet" role="status">
        {found && (found.length === 0 ? t('page.rights.noneFound') : t('page.rights.found', { count: found.length }))}
      </p>
      {found && found.length > 0 && (
        <ul class="plain stack-tight">
          {found.map((holder) => (
            <li key={holder.id} class="row">
              <span>{holder.name}</span>
              <Button
                aria-label={t('page.rights.addOne', { holder: holder.name })}
                onClick={() => {
                  add(holder);
                  setFound(found.filter(({ id }) => id !== holder.id));
                }}
              >
                {t('page.rights.addButton')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
