import { useRef } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { ErrorMessage } from '../../../../shared/ui/message';
import { useShell } from '../../shell/desk-context';
import { Ledger } from './ledger';
import { issueName, problemWords } from './problem-texts';
import { Problems } from './problems';
import { Runs } from './runs';
import { type HealthDesk, useHealth } from './use-health';

/** What is wrong and how to mend it, what the app did last, and what had drifted. */
export default function HealthPage() {
  const { t } = useI18n();
  const { desk } = useShell();
  const it = useHealth();
  const heading = useRef<HTMLHeadingElement>(null);
  const { health, error, busy } = it;
  // The overview says from the desk whether something is wrong.
  const check = async (): Promise<void> => {
    if (await it.check()) await desk.reload();
  };
  const dismiss: HealthDesk['dismiss'] = async (problem) => {
    const gone = await it.dismiss(problem);
    if (gone) heading.current?.focus();
    return gone;
  };
  return (
    <>
      <p class="quiet">{t('page.health.lead')}</p>
      <div class="row">
        <Button look="primary" aria-disabled={busy !== undefined} onClick={() => busy === undefined && void check()}>
          {t('page.health.again')}
        </Button>
        <Button aria-disabled={busy !== undefined} onClick={() => busy === undefined && void it.read()}>
          {t('page.health.read')}
        </Button>
        <WhatWasDone desk={it} />
      </div>
      {error && <ErrorMessage error={error} retry={error.code === 'NOT_ALLOWED' ? undefined : () => void it.read()} />}
      {health && (
        <>
          <Problems
            health={health}
            heading={heading}
            busy={busy !== undefined}
            recheck={(problem) => void it.recheck(problem)}
            dismiss={(problem) => void dismiss(problem)}
          />
          <Runs runs={health.runs} />
          <Ledger drift={health.drift} />
        </>
      )}
    </>
  );
}

/** What goes on or was done, said by screen readers too. */
function WhatWasDone({ desk: { health, busy, done } }: { desk: HealthDesk }) {
  const i18n = useI18n();
  const { t } = i18n;
  const words = (): string => {
    if (busy === 'checking') return t('page.health.checking');
    if (busy) return t('settings.reading');
    if (!done) return '';
    switch (done.did) {
      case 'read':
        return t('page.health.isRead');
      case 'checked':
        return t('page.health.checked');
      case 'rechecked':
        return t('page.health.rechecked', { key: issueName(done.problem, i18n) });
      case 'dismissed':
        return t('page.health.dismissed', { title: problemWords(done.problem, health?.runs.checkUp?.places ?? {}, i18n).title });
    }
  };
  return (
    <span class="quiet" role="status">
      {words()}
    </span>
  );
}
