import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { Wide } from '../parts/wide';
import type { Health } from './problem-texts';

interface Row {
  what: TextKey;
  /** ISO instant; undefined: it was never done. */
  at: string | undefined;
  came: string;
}

function rowsOf({ sweep, search, checkUp, drift, code }: Health['runs'], { t }: I18n): Row[] {
  return [
    { what: 'page.health.sweep', at: sweep?.at, came: sweep ? t('page.health.sweepFound', { queued: sweep.queued }) : '' },
    {
      what: 'page.health.search',
      at: search?.at,
      came: search ? t('page.health.searchFound', { changed: search.changed, asked: search.asked }) : '',
    },
    { what: 'page.health.checkUp', at: checkUp?.at, came: checkUp ? t('page.health.checkUpFound', { found: checkUp.found }) : '' },
    {
      what: 'page.health.drift',
      at: drift?.at,
      came: drift ? t('page.health.driftFound', { sampled: drift.sampled, late: drift.late, drifted: drift.drifted }) : '',
    },
    ...(code ? [{ what: 'page.health.code', at: code.since, came: t('page.health.codeFound', { version: code.version }) } as const] : []),
  ];
}

/** When the app last did what it does by the clock, and what came of it. */
export function Runs({ runs }: Pick<Health, 'runs'>) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <section class="card stack-tight" aria-labelledby="runs">
      <h2 id="runs">{t('page.health.runs')}</h2>
      <Wide>
        <thead>
          <tr>
            <th scope="col">{t('page.health.what')}</th>
            <th scope="col">{t('page.health.when')}</th>
            <th scope="col">{t('page.health.result')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(runs, i18n).map(({ what, at, came }) => (
            <tr key={what}>
              <th scope="row">{t(what)}</th>
              <td>{at === undefined ? t('page.health.never') : <Instant at={at} />}</td>
              <td>{came}</td>
            </tr>
          ))}
        </tbody>
      </Wide>
    </section>
  );
}

/** An instant; of something that was so from the very beginning nothing is known. */
function Instant({ at }: { at: string }) {
  const { instant } = useI18n();
  return Date.parse(at) === 0 ? null : <time dateTime={at}>{instant(at)}</time>;
}
