import type { I18n } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Person } from '../../shell/person';
import type { PolicyDesk } from '../../shell/use-desk';

type Version = PolicyDesk['versions'][number];

interface VersionListProps {
  versions: readonly Version[];
  current: number;
  mayPublish: boolean;
  compare(version: number): void;
  rollBack(version: number): void;
}

/** The versions, newest first. */
export function VersionList({ versions, current, mayPublish, compare, rollBack }: VersionListProps) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <ol class="plain versions">
      {[...versions].reverse().map(({ version, publishedAt, by, note, applies }) => (
        <li key={version} class="card version">
          <div class="stack-tight">
            <h2>
              {t('page.history.version', { version })}{' '}
              {version === current && <span class="lozenge lozenge-success">{t('page.history.inForce')}</span>}
            </h2>
            <p>
              {by !== undefined && <Person accountId={by} />} <span class="quiet">{i18n.instant(publishedAt)}</span>
            </p>
            {note !== undefined && note !== '' && <p>{note}</p>}
            <p class="quiet small">{appliesWords(applies, i18n)}</p>
          </div>
          <div class="row">
            {version > 1 && (
              <Button aria-label={t('page.history.changesOf', { version })} onClick={() => compare(version)}>
                {t('page.history.changes')}
              </Button>
            )}
            {mayPublish && version !== current && (
              <Button aria-label={t('page.history.backTo', { version })} onClick={() => rollBack(version)}>
                {t('page.history.back')}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** For which incidents a version was. */
function appliesWords(applies: Version['applies'], { t, instant }: I18n): string {
  if (typeof applies !== 'string') return t('page.history.openSince', { since: instant(applies.openSince) });
  return t(applies === 'new' ? 'page.history.new' : 'page.history.open');
}
