import { useEffect, useState } from 'preact/hooks';
import type { CallOutput } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { PageLink } from '../../shell/link';

/** Whether the site has what the app needs, as the last preflight found it. */
export function SetUpState() {
  const i18n = useI18n();
  const { t } = i18n;
  const [stored, setStored] = useState<CallOutput<'readSettings'>>();
  useEffect(() => void call('readSettings').then((answer) => answer.ok && setStored(answer.value)), []);
  if (!stored) return null;
  const steps = stored.preflight?.steps ?? [];
  const known = steps.filter(({ state }) => state !== 'unknown');
  const done = known.filter(({ state }) => state === 'done').length;
  const left = known.length - done;
  const projects = stored.settings?.choices.projects.length ?? 0;
  return (
    <section class="card stack-tight" aria-labelledby="set-up-state">
      <h2 id="set-up-state">{t(stored.settings ? 'page.overview.isSetUp' : 'page.overview.notSetUp')}</h2>
      {stored.settings && <p>{counted(i18n, projects, { one: 'page.overview.projects.one', other: 'page.overview.projects.other' })}</p>}
      {known.length > 0 && (
        <>
          <progress class="bar" aria-label={t('page.overview.completeness')} max={known.length} value={done} />
          <p class="quiet">
            {left === 0
              ? t('page.overview.complete', { total: known.length })
              : counted(i18n, left, { one: 'page.overview.left.one', other: 'page.overview.left.other' })}
          </p>
        </>
      )}
      <p>
        <PageLink route="set-up">{t('settings.page.setUp')}</PageLink>
      </p>
    </section>
  );
}
