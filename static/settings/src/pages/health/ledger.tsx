import { useI18n } from '../../../../shared/start';
import { IssueLink } from '../../../../shared/ui/issue-link';
import { Wide } from '../parts/wide';
import { causeWords, partWords } from './drift-words';
import type { Health } from './problem-texts';

/** Incidents that were not as their facts make them, newest first. */
export function Ledger({ drift }: Pick<Health, 'drift'>) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <section class="card stack-tight" aria-labelledby="ledger">
      <h2 id="ledger">{t('page.health.ledger')}</h2>
      <p class="quiet">{t('page.health.ledgerLead')}</p>
      {drift.length === 0 ? (
        <p>{t('page.health.ledgerEmpty')}</p>
      ) : (
        <Wide>
          <thead>
            <tr>
              <th scope="col">{t('page.health.incident')}</th>
              <th scope="col">{t('page.health.when')}</th>
              <th scope="col">{t('page.health.differed')}</th>
              <th scope="col">{t('page.health.cause')}</th>
            </tr>
          </thead>
          <tbody>
            {drift.map(({ issueId, key, at, parts, cause }) => (
              <tr key={`${issueId}/${at}`}>
                <th scope="row" class="nowrap">
                  <IssueLink issueKey={key} />
                </th>
                <td class="nowrap">
                  <time dateTime={at}>{i18n.instant(at)}</time>
                </td>
                <td class="ledger-words">{partWords(parts, i18n)}</td>
                <td class="ledger-words">{causeWords(cause, i18n)}</td>
              </tr>
            ))}
          </tbody>
        </Wide>
      )}
    </section>
  );
}
