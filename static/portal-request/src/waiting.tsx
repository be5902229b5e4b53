import type { RequestView } from '../../../src/contract/types';
import { useI18n } from '../../shared/start';
import { Message } from '../../shared/ui/message';

/** For what it waits, above all when it is the reader; a resolution that waits for their answer says so itself. */
export function Waiting({ request: { over, hold, resolution } }: { request: RequestView }) {
  const { t, instant } = useI18n();
  if (over) return <p>{t('request.over')}</p>;
  if (hold?.waitsForYou)
    return (
      <Message look="info">
        <p>
          <strong>{t('request.waitsForYou', { reason: hold.reason })}</strong>
        </p>
        <p>{t('request.waitsHint', { when: instant(hold.since) })}</p>
        {hold.resolvesAt !== undefined && <p>{t('request.resolves', { when: instant(hold.resolvesAt) })}</p>}
      </Message>
    );
  if (hold)
    return (
      <div>
        <p>
          <strong>{t('request.waits', { reason: hold.reason })}</strong>
        </p>
        <p class="quiet">{t('request.waitsSince', { when: instant(hold.since) })}</p>
      </div>
    );
  return resolution?.answer === 'open' ? null : <p>{t('request.working')}</p>;
}
