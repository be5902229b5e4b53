import { useEffect, useRef, useState } from 'preact/hooks';
import { counted } from '../../../../../shared/plural';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { Field } from '../../../../../shared/ui/field';
import { ErrorMessage } from '../../../../../shared/ui/message';
import { Badges } from './badges';
import type { Project } from './project';
import { useSearch } from './use-search';

/**
 * Finds a project by part of its name or key and adds it. A search field and a list of buttons, not a combobox: every part is a native
 * element, and what can be done with a hit is said on it.
 */
export function ProjectSearch({ chosen, busy, add }: { chosen: readonly string[]; busy: boolean; add: (project: Project) => void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const [asked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const first = chosen.length === 0;
  const open = asked || first;
  const search = useSearch(open);

  useEffect(() => {
    if (asked) field.current?.focus();
  }, [asked]);

  const close = (): void => {
    setAsked(false);
    search.type('');
  };

  if (!open)
    return (
      <div>
        <button ref={opener} type="button" class="button button-default" disabled={busy} onClick={() => setAsked(true)}>
          {t('page.setUp.add')}
        </button>
      </div>
    );
  return (
    <fieldset
      class="card stack-tight"
      disabled={busy}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || first) return;
        close();
        setTimeout(() => opener.current?.focus());
      }}
    >
      <legend class="unseen">{t('page.setUp.add')}</legend>
      <Field id="project-search" label={t('page.setUp.search')} hint={t('page.setUp.searchHint')}>
        {(ids) => (
          <input
            {...ids}
            ref={field}
            type="search"
            autoComplete="off"
            maxLength={100}
            value={search.words}
            onInput={(event) => search.type(event.currentTarget.value)}
          />
        )}
      </Field>
      <p class="quiet small" role="status">
        {search.searching ? t('page.setUp.searching') : search.hits && said(i18n, search.hits, search.words)}
      </p>
      {search.error && <ErrorMessage error={search.error} />}
      <ul class="plain">
        {search.hits?.projects.map((project) => (
          <li key={project.id} class="hit">
            <span class="hit-name">
              {t('page.setUp.projectName', { name: project.name, key: project.key })}
              <Badges project={project} />
            </span>
            {chosen.includes(project.id) ? (
              <span class="quiet small">{t('page.setUp.added')}</span>
            ) : (
              <Button
                aria-label={t('page.setUp.addLabel', { project: project.name })}
                onClick={() => {
                  add(project);
                  close();
                }}
              >
                {t('page.setUp.addThis')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!first && (
        <div>
          <Button look="link" onClick={close}>
            {t('common.close')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function said(
  i18n: ReturnType<typeof useI18n>,
  { projects, total }: { projects: readonly Project[]; total: number },
  words: string,
): string {
  if (projects.length === 0) return i18n.t(words.trim() ? 'page.setUp.foundNone' : 'page.setUp.noProjects');
  if (projects.length < total) return i18n.t('page.setUp.foundPart', { shown: projects.length, total });
  return counted(i18n, total, { one: 'page.setUp.found.one', other: 'page.setUp.found.other' });
}
