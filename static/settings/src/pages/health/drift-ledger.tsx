import { useI18n } from '../../../../shared/start';
import { IssueLink } from '../../../../shared/ui/issue-link';
import { CAUSE_TEXTS, type Drift, partWords } from './words';

/** Incidents whose kept state was not what their facts give: all of them are healed. */
export function DriftLedger({ drift }: { drift: readonly Drift[] }) {
  const i18n = useI18n();
  const { t, instant } = i18n;
  return (
    <section class="stack-tight" aria-labelledby="drift">
      <h2 id="drift">{t('page.health.drift')}</h2>
      <p class="quiet">{t('page.health.drift.lead')}</p>
      {drift.length === 0 ? (
        <p>{t('page.health.drift.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than the page and is scrolled by keyboard too.
        <section class="scroll" tabIndex={0} aria-labelledby="drift">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">{t('page.health.fact.key')}</th>
                <th scope="col">{t('page.health.when')}</th>
                <th scope="col">{t('page.health.differed')}</th>
                <th scope="col">{t('page.health.cause')}</th>
              </tr>
            </thead>
            <tbody>
              {drift.map(({ issueId, key, at, parts, cause }) => (
                <tr key={`${issueId} ${at}`}>
                  <td>
                    <IssueLink issueKey={key} />
                  </td>
                  <td>
                    <time dateTime={at}>{instant(at)}</time>
                  </td>
                  <td>{partWords(parts, i18n)}</td>
                  <td>{t(CAUSE_TEXTS[cause])}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
