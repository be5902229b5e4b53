import { useEffect, useState } from 'preact/hooks';
import { severityOf } from '../../../../../src/domain/health/problem';
import { call } from '../../../../shared/call';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { PageLink } from '../../shell/link';

/** Whether anything is wrong while the rest goes on; nothing while it is not known. */
export function HealthState() {
  const i18n = useI18n();
  const { t } = i18n;
  const [wrong, setWrong] = useState<number>();
  useEffect(
    () =>
      void call('readHealth').then(
        (answer) => answer.ok && setWrong(answer.value.problems.filter(({ kind }) => severityOf(kind) !== 'notice').length),
      ),
    [],
  );
  if (wrong === undefined) return null;
  return (
    <section class="card stack-tight" aria-labelledby="health-state">
      <h2 id="health-state">
        {wrong === 0
          ? t('page.overview.well')
          : counted(i18n, wrong, { one: 'page.overview.wrong.one', other: 'page.overview.wrong.other' })}
      </h2>
      <p>
        <PageLink route="health">{t('settings.page.health')}</PageLink>
      </p>
    </section>
  );
}
