import { useI18n } from '../../../../shared/start';
import { usePersonName } from '../../../../shared/use-person-name';
import { useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';

const HALF_A_YEAR = 182 * 86_400_000;

/** Which version is in force, since when, and when somebody should look through it again. */
export function PolicyInForce() {
  const { t, instant, locale, timeZone } = useI18n();
  const { desk } = useShell();
  const current = desk.value?.current;
  const name = usePersonName(current?.by);
  if (!current) return null;
  const again = new Date(Date.parse(current.publishedAt) + HALF_A_YEAR);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(again);
  return (
    <section class="card stack-tight" aria-labelledby="in-force">
      <h2 id="in-force">{t('page.overview.inForce', { version: current.version })}</h2>
      <p>{t('page.overview.published', { at: instant(current.publishedAt), name: name === '' ? current.by : name })}</p>
      {current.note !== '' && <p class="quiet">{current.note}</p>}
      <p>{t(again.getTime() < Date.now() ? 'page.overview.reviewDue' : 'page.overview.reviewBy', { day })}</p>
      <p>
        <PageLink route="history">{t('settings.page.history')}</PageLink>
      </p>
    </section>
  );
}
