import type { Holder } from '../../../src/contract/types';
import { useI18n } from '../../shared/start';
import { Message } from '../../shared/ui/message';

/** Tells who may read the list to those who may not. */
export function NoRight({ holders }: { holders: readonly Holder[] }) {
  const { t } = useI18n();
  return (
    <Message look="info">
      <p>{t(holders.length > 0 ? 'watch.noRight' : 'watch.nobodyMay')}</p>
      {holders.length > 0 && (
        <ul>
          {holders.map(({ type, id, name }) => (
            <li key={`${type}/${id}`}>{t(type === 'group' ? 'watch.holder.group' : 'watch.holder.role', { name })}</li>
          ))}
        </ul>
      )}
      <p>{t('watch.whoGives')}</p>
    </Message>
  );
}
