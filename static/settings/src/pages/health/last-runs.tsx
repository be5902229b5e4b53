import type { CallOutput } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';

/** What the app did last by itself, and what it found. */
export function LastRuns({ runs }: { runs: CallOutput<'readHealth'>['runs'] }) {
  const { t, instant } = useI18n();
  const { sweep, search, checkUp, drift } = runs;
  const rows = [
    { id: 'sweep', name: t('page.health.sweep'), at: sweep?.at, came: sweep && t('page.health.sweep.found', { count: sweep.queued }) },
    {
      id: 'search',
      name: t('page.health.search'),
      at: search?.at,
      came: search && t('page.health.search.found', { changed: search.changed, asked: search.asked }),
    },
    {
      id: 'checkUp',
      name: t('page.health.checkUp'),
      at: checkUp?.at,
      came: checkUp && t('page.health.checkUp.found', { count: checkUp.found }),
    },
    {
      id: 'drift',
      name: t('page.health.sample'),
      at: drift?.at,
      came: drift && t('page.health.sample.found', { sampled: drift.sampled, late: drift.late, drifted: drift.drifted }),
    },
  ];
  return (
    <section class="stack-tight" aria-labelledby="runs">
      <h2 id="runs">{t('page.health.runs')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than the page and is scrolled by keyboard too. */}
      <section class="scroll" tabIndex={0} aria-labelledby="runs">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('page.health.what')}</th>
              <th scope="col">{t('page.health.when')}</th>
              <th scope="col">{t('page.health.came')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, at, came }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{at === undefined ? t('page.health.never') : <time dateTime={at}>{instant(at)}</time>}</td>
                <td>{came ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
