import { useState } from 'preact/hooks';
import type { AppError } from '../../../../src/contract/errors';
import type { Applies, CallOutput } from '../../../../src/contract/types';
import { call } from '../../../shared/call';
import { durationText } from '../../../shared/duration';
import type { I18n } from '../../../shared/i18n';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { IssueLink } from '../../../shared/ui/issue-link';
import { ErrorMessage } from '../../../shared/ui/message';
import { Wide } from '../pages/parts/wide';
import { useShell } from '../shell/desk-context';

type Preview = CallOutput<'previewPublish'>;
type Outcome = Preview['sample'][number]['before'];

interface EffectProps {
  applies: Applies | undefined;
  /** An old version that would be published anew; else the draft. */
  version?: number;
}

/** What publishing would change for open incidents: how many, and some of them before and after. Changes nothing. */
export function Effect({ applies, version }: EffectProps) {
  const { t } = useI18n();
  const { desk } = useShell();
  const [shown, setShown] = useState<{ preview: Preview; of: string }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const wanted = JSON.stringify(applies);
  const look = async (): Promise<void> => {
    if (busy || applies === undefined) return;
    setBusy(true);
    setError(undefined);
    await desk.settle();
    const answer = await call('previewPublish', { applies, ...(version === undefined ? {} : { version }) });
    setBusy(false);
    if (answer.ok) setShown({ preview: answer.value, of: wanted });
    else setError(answer.error);
  };
  return (
    <section class="stack-tight" aria-labelledby="effect">
      <h2 id="effect">{t('page.publish.effect')}</h2>
      <div class="row">
        <Button aria-disabled={busy || applies === undefined} onClick={() => void look()}>
          {t('page.publish.showEffect')}
        </Button>
        <span class="quiet" role="status">
          {busy ? t('page.publish.reckoning') : ''}
        </span>
      </div>
      {error && <ErrorMessage error={error} />}
      {shown && shown.of === wanted && <Sample preview={shown.preview} />}
    </section>
  );
}

function Sample({ preview: { affected, open, sample } }: { preview: Preview }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <>
      <p role="status">{t('page.publish.affected', { affected, open })}</p>
      {sample.length > 0 && (
        <Wide aria-label={t('page.publish.sample')}>
          <thead>
            <tr>
              <th scope="col" class="nowrap">
                {t('page.publish.incident')}
              </th>
              <th scope="col">{t('page.publish.now')}</th>
              <th scope="col">{t('page.publish.then')}</th>
            </tr>
          </thead>
          <tbody>
            {sample.map(({ issueId, key, applies, before, after }) => (
              <tr key={issueId}>
                <th scope="row" class="nowrap">
                  <IssueLink issueKey={key} />
                </th>
                <td>
                  <Words outcome={before} i18n={i18n} />
                </td>
                <td>
                  {!applies || JSON.stringify({ ...before, version: 0 }) === JSON.stringify({ ...after, version: 0 }) ? (
                    <span class="quiet">{t('page.publish.same')}</span>
                  ) : (
                    <Words outcome={after} i18n={i18n} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Wide>
      )}
    </>
  );
}

function Words({ outcome: { priority, clocks }, i18n }: { outcome: Outcome; i18n: I18n }) {
  const { t, locale } = i18n;
  return (
    <ul class="plain">
      {priority !== undefined && <li>{t('page.publish.priority', { priority })}</li>}
      {clocks.map(({ metric, name, goalMs, dueAt }) => (
        <li key={metric}>
          {goalMs === undefined
            ? t('page.publish.noGoal', { clock: name })
            : dueAt === undefined
              ? t('page.publish.goal', { clock: name, goal: durationText(locale, goalMs, 'coarse') })
              : t('page.publish.goalDue', { clock: name, goal: durationText(locale, goalMs, 'coarse'), due: i18n.instant(dueAt) })}
        </li>
      ))}
    </ul>
  );
}
