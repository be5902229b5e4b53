import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { CallOutput } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage } from '../../../../shared/ui/message';
import { DriftLedger } from './drift-ledger';
import { LastRuns } from './last-runs';
import { ProblemCard } from './problem-card';

/** Whether all is well: what is wrong and how to mend it, what the app did last, and what had drifted. */
export default function HealthPage() {
  const { t } = useI18n();
  const [health, setHealth] = useState<CallOutput<'readHealth'>>();
  const [busy, setBusy] = useState(true);
  const [error, setError] = useState<AppError>();
  const read = async (name: 'readHealth' | 'checkUp'): Promise<void> => {
    setBusy(true);
    setError(undefined);
    const answer = await call(name);
    setBusy(false);
    if (answer.ok) setHealth(answer.value);
    else setError(answer.error);
  };
  useEffect(() => void read('readHealth'), []);
  const mayRetry = error !== undefined && error.code !== 'NOT_ALLOWED';
  return (
    <>
      <p class="quiet">{t('page.health.lead')}</p>
      {error && <ErrorMessage error={error} retry={mayRetry ? () => void read('readHealth') : undefined} />}
      {health && (
        <div class="row">
          <Button aria-disabled={busy} onClick={() => !busy && void read('checkUp')}>
            {t('page.health.again')}
          </Button>
          <span class="quiet" role="status">
            {busy ? t('settings.reading') : ''}
          </span>
        </div>
      )}
      {health && (
        <>
          <section class="stack-tight" aria-labelledby="problems">
            <h2 id="problems">{t('page.health.problems')}</h2>
            {health.problems.length === 0 ? (
              <p>{t('page.health.none')}</p>
            ) : (
              <ul class="plain stack">
                {health.problems.map((problem) => (
                  <ProblemCard key={`${problem.kind} ${problem.about} ${problem.at}`} problem={problem} />
                ))}
              </ul>
            )}
            {health.more.length > 0 && <p class="quiet">{t('page.health.more')}</p>}
          </section>
          <LastRuns runs={health.runs} />
          <DriftLedger drift={health.drift} />
        </>
      )}
    </>
  );
}
