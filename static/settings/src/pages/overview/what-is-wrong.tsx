import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';

/** That something keeps the app from its work, with the way to what it is; nothing while all is well. */
export function WhatIsWrong() {
  const i18n = useI18n();
  const { t } = i18n;
  const wrong = useShell().desk.value?.wrong;
  if (!wrong || wrong.errors + wrong.warnings === 0) return null;
  const { errors, warnings } = wrong;
  return (
    <section class="card stack-tight" aria-labelledby="wrong">
      <h2 id="wrong">{t('page.overview.wrong')}</h2>
      {errors > 0 && (
        <p>
          <span class="lozenge lozenge-removed">{t('policy.error')}</span>{' '}
          {counted(i18n, errors, { one: 'page.overview.wrongErrors.one', other: 'page.overview.wrongErrors.other' })}
        </p>
      )}
      {warnings > 0 && (
        <p>
          <span class="lozenge lozenge-warning">{t('policy.warning')}</span>{' '}
          {counted(i18n, warnings, { one: 'page.overview.wrongWarnings.one', other: 'page.overview.wrongWarnings.other' })}
        </p>
      )}
      <p>
        <PageLink route="health">{t('page.overview.wrongLink')}</PageLink>
      </p>
    </section>
  );
}
