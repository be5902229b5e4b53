import { useEffect, useRef } from 'preact/hooks';
import type { CallOutput } from '../../../../src/contract/types';
import { useI18n } from '../../../shared/start';
import { Message } from '../../../shared/ui/message';
import { PageLink } from '../shell/link';

/** What came of publishing; the focus comes here. */
export function Published({ outcome: { version, options } }: { outcome: CallOutput<'publishDraft'> }) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1} class="stack-tight">
      <Message look="success">
        <p>{t('page.publish.done', { version })}</p>
        {options.made.length > 0 && <p>{t('page.publish.optionsMade', { names: options.made.join(', ') })}</p>}
      </Message>
      {options.left.length > 0 && (
        <Message look="error">
          <p>{t('page.publish.optionsLeft')}</p>
          <ul>
            {options.left.map(({ field, names, message, details }) => (
              <li key={field}>
                {t('policy.pair', { word: field, value: names.join(', ') })} {details?.join(' ') ?? message}
              </li>
            ))}
          </ul>
          <PageLink route="set-up">{t('settings.page.setUp')}</PageLink>
        </Message>
      )}
    </div>
  );
}
