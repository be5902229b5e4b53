import { useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { RequestView } from '../../../src/contract/types';
import { call } from '../../shared/call';
import type { TextKey } from '../../shared/i18n';
import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { ErrorMessage, Message } from '../../shared/ui/message';
import { RejectForm } from './reject-form';

type Resolution = NonNullable<RequestView['resolution']>;

/** What became of the question; of incidents whose requester is not asked there is nothing to say. */
const ANSWERED: Record<Resolution['answer'], TextKey | undefined> = {
  open: undefined,
  accepted: 'request.accepted',
  rejected: 'request.rejected',
  silence: 'request.silent',
  notAsked: undefined,
};

interface AnswerProps {
  resolution: Resolution;
  /** The request is closed: nothing is asked any more. */
  over: boolean;
  onAnswered(): void;
}

/** What was done, whether it helps, and what happens when nothing is said. */
export function Answer({ resolution: { kind, done, at, answer, closesAt }, over, onAnswered }: AnswerProps) {
  const { t, instant } = useI18n();
  const [busy, setBusy] = useState<'yes' | 'no'>();
  const [rejecting, setRejecting] = useState(false);
  const [said, setSaid] = useState<TextKey>();
  const [error, setError] = useState<AppError>();
  const box = useRef<HTMLElement>(null);
  const answered = ANSWERED[answer];

  const focusTitle = (): void => void setTimeout(() => box.current?.querySelector('h2')?.focus());
  const send = async (accepts: boolean, reason?: string): Promise<void> => {
    if (busy) return;
    setBusy(accepts ? 'yes' : 'no');
    setError(undefined);
    const outcome = await call('answerRequest', reason === undefined ? { accepts } : { accepts, reason });
    setBusy(undefined);
    if (!outcome.ok) return setError(outcome.error);
    setSaid(outcome.value.first ? (accepts ? 'request.saidYes' : 'request.saidNo') : 'request.saidBefore');
    setRejecting(false);
    // The buttons are gone.
    focusTitle();
    onAnswered();
  };

  return (
    <section ref={box} class="stack-tight resolution" aria-labelledby="resolution">
      <h2 id="resolution" tabIndex={-1}>
        {t('request.resolution')}
      </h2>
      <p class="quiet">{t('request.proposed', { kind, when: instant(at) })}</p>
      <p class="done">{done}</p>
      {answered && said === undefined && <p>{t(answered)}</p>}
      <div role="status">{said !== undefined && <p>{t(said)}</p>}</div>
      {answer === 'open' && !over && said === undefined && (
        <>
          <p>
            <strong>{t('request.question')}</strong>
          </p>
          {closesAt !== undefined && <p class="quiet">{t('request.silence', { when: instant(closesAt) })}</p>}
          {error && <Refused error={error} />}
          {rejecting ? (
            <RejectForm
              busy={busy === 'no'}
              onSend={(reason) => void send(false, reason)}
              onCancel={() => {
                setRejecting(false);
                focusTitle();
              }}
            />
          ) : (
            <div class="row">
              <Button look="primary" aria-disabled={busy !== undefined} onClick={() => void send(true)}>
                {t(busy === 'yes' ? 'request.sending' : 'request.accept')}
              </Button>
              <Button aria-disabled={busy !== undefined} onClick={() => busy || setRejecting(true)}>
                {t('request.reject')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

function Refused({ error }: { error: AppError }) {
  const { t } = useI18n();
  if (error.values?.why !== 'nothingProposed') return <ErrorMessage error={error} />;
  return (
    <Message look="error">
      <p>{t('request.nothingProposed')}</p>
    </Message>
  );
}
