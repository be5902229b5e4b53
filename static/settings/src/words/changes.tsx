import { useI18n } from '../../../shared/start';
import { useShell } from '../shell/desk-context';
import { changeWords, type ToldChange } from './change-words';
import { wordOf } from './value-words';

/** Differences of two policies in words, by sections of the document. @param links leads to what changed, in the draft */
export function Changes({ changes, links = false }: { changes: readonly ToldChange[]; links?: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  if (changes.length === 0) return <p>{t('policy.noChanges')}</p>;
  const sections = [...new Set(changes.map(({ section }) => section))];
  return (
    <div class="stack">
      {sections.map((section) => (
        <section key={section} class="stack-tight">
          <h3>{wordOf(section, i18n)}</h3>
          <ul class="changes">
            {changes
              .filter((change) => change.section === section)
              .map((change) => (
                <li key={`${change.kind}/${change.path.join('/')}`} class={`change change-${change.kind}`}>
                  <span>{changeWords(change, i18n)}</span>
                  {links && change.kind !== 'removed' && <GoThere path={change.path} what={changeWords(change, i18n)} />}
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** Leads to a part of the draft, when there is a page for it. */
export function GoThere({ path, what }: { path: readonly (string | number)[]; what: string }) {
  const { t } = useI18n();
  const { go, routeOf } = useShell();
  const route = routeOf(String(path[0]));
  if (route === undefined) return null;
  return (
    <a
      href={`#/${route}`}
      aria-label={t('policy.goTo', { what })}
      onClick={(event) => {
        event.preventDefault();
        go(route, path.join('/'));
      }}
    >
      {t('policy.go')}
    </a>
  );
}
