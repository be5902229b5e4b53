import type { RequestView } from '../../../src/contract/types';
import { useI18n } from '../../shared/start';
import { ErrorMessage, Message } from '../../shared/ui/message';
import { Answer } from './answer';
import { Expected } from './expected';
import { Steps } from './steps';
import { useRequest } from './use-request';
import { Waiting } from './waiting';

/** How an incident stands, for the customer who asked for help. */
export function RequestPanel() {
  const { t } = useI18n();
  const { request, error, retry, answered } = useRequest();
  return (
    <div class="stack request">
      <h1>{t('request.heading')}</h1>
      {error?.code === 'NOT_FOUND' ? (
        <Message look="info">
          <p>{t('request.gone')}</p>
        </Message>
      ) : (
        error && <ErrorMessage error={error} retry={retry} />
      )}
      {request && <Standing request={request} onAnswered={answered} />}
      {!request && !error && (
        <p class="quiet" role="status">
          {t('request.reading')}
        </p>
      )}
    </div>
  );
}

function Standing({ request, onAnswered }: { request: RequestView; onAnswered(): void }) {
  return (
    <>
      <Waiting request={request} />
      {request.resolution && <Answer resolution={request.resolution} over={request.over} onAnswered={onAnswered} />}
      <Steps request={request} />
      <Expected request={request} />
    </>
  );
}
