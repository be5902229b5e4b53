import type { ComponentChildren } from 'preact';
import type { AppError, ErrorCode } from '../../../src/contract/errors';
import type { TextKey } from '../i18n';
import { useI18n } from '../start';
import { Button } from './button';

/** Something to be told, with an optional thing to do about it. Errors interrupt a screen reader, the rest waits. */
export function Message({ look, children }: { look: 'error' | 'success' | 'info'; children: ComponentChildren }) {
  return (
    <div class={`message message-${look}`} role={look === 'error' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

const TEXTS: Record<ErrorCode, TextKey> = {
  INVALID_INPUT: 'error.INVALID_INPUT',
  NOT_ALLOWED: 'error.NOT_ALLOWED',
  NOT_SET_UP: 'error.NOT_SET_UP',
  NOT_FOUND: 'error.NOT_FOUND',
  TARGET_HIDDEN: 'error.TARGET_HIDDEN',
  JIRA_REFUSED: 'error.JIRA_REFUSED',
  TRY_LATER: 'error.TRY_LATER',
  UNCLEAR: 'error.UNCLEAR',
  CONFLICT: 'error.CONFLICT',
  INTERNAL: 'error.INTERNAL',
};

/** An error in words, with Jira's own where there are any. */
export function ErrorMessage({ error, retry }: { error: AppError; retry?: (() => void) | undefined }) {
  const { t } = useI18n();
  return (
    <Message look="error">
      <p>{t(TEXTS[error.code])}</p>
      {error.details && (
        <ul>
          {error.details.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      )}
      {retry && <Button onClick={retry}>{t('common.tryAgain')}</Button>}
    </Message>
  );
}
