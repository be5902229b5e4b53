import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage } from '../../../../shared/ui/message';
import { download, today } from '../../shell/download';
import { Person } from '../../shell/person';
import { Wide } from '../parts/wide';
import { type Entry, entryWords } from './entry-words';
import { readAll } from './export-log';
import { toCsv } from './to-csv';

/** Who did what with the policy and the app's data; read and taken along, never changed. */
export default function AuditPage() {
  const i18n = useI18n();
  const { t } = i18n;
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  /** Where the next page begins; null: there is none; undefined: nothing was read yet. */
  const [next, setNext] = useState<string | null>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const more = async (before?: string): Promise<void> => {
    setBusy(true);
    setError(undefined);
    const answer = await call('readAudit', before === undefined ? {} : { before });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    setEntries((known) => (before === undefined ? answer.value.entries : [...known, ...answer.value.entries]));
    setNext(answer.value.next);
  };
  const take = async (form: 'csv' | 'json'): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const all = await readAll();
    setBusy(false);
    if (!all.ok) return setError(all.error);
    if (form === 'csv') download(`firebreak-audit-${today()}.csv`, 'text/csv', ['\uFEFF', toCsv(all.value)]);
    else download(`firebreak-audit-${today()}.json`, 'application/json', [`${JSON.stringify(all.value, undefined, 2)}\n`]);
  };
  useEffect(() => void more(), []);
  return (
    <>
      <p class="quiet">{t('page.audit.lead')}</p>
      {error && <ErrorMessage error={error} retry={error.code === 'NOT_ALLOWED' ? undefined : () => void more(next ?? undefined)} />}
      {next !== undefined && (
        <div class="row">
          <Button aria-disabled={busy} onClick={() => !busy && void more()}>
            {t('page.audit.again')}
          </Button>
          <span class="quiet">{t('page.audit.lag')}</span>
        </div>
      )}
      {entries.length > 0 && (
        <>
          <div class="row">
            <Button aria-disabled={busy} onClick={() => void take('csv')}>
              {t('page.audit.csv')}
            </Button>
            <Button aria-disabled={busy} onClick={() => void take('json')}>
              {t('page.audit.json')}
            </Button>
            <span class="quiet" role="status">
              {busy ? t('settings.reading') : ''}
            </span>
          </div>
          <Wide aria-label={t('settings.page.audit')}>
            <thead>
              <tr>
                <th scope="col">{t('page.audit.when')}</th>
                <th scope="col">{t('page.audit.who')}</th>
                <th scope="col">{t('page.audit.what')}</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td class="nowrap">
                    <time dateTime={entry.at}>{i18n.instant(entry.at)}</time>
                  </td>
                  <td>
                    <Person accountId={entry.by} />
                  </td>
                  <td>
                    {entryWords(entry, i18n)}
                    {entry.values.from !== undefined && entry.what === 'draftTaken' && <Person accountId={entry.values.from} />}
                    {entry.values.note !== undefined && entry.values.note !== '' && <p class="quiet">{entry.values.note}</p>}
                  </td>
                </tr>
              ))}
            </tbody>
          </Wide>
        </>
      )}
      {next === null && entries.length === 0 && <p>{t('page.audit.empty')}</p>}
      {next && (
        <div>
          <Button aria-disabled={busy} onClick={() => !busy && void more(next)}>
            {t('page.audit.more')}
          </Button>
        </div>
      )}
    </>
  );
}
