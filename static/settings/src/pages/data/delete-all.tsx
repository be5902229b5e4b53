import { useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import { call } from '../../../../shared/call';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Field } from '../../../../shared/ui/field';
import { ErrorMessage, Message } from '../../../../shared/ui/message';
import { useShell } from '../../shell/desk-context';

/** What has to be typed, as the server wants it. */
const WORD = 'firebreak';

/** Deletes everything the app keeps, stretch by stretch, after a word was typed. */
export function DeleteAll() {
  const { t } = useI18n();
  const { desk } = useShell();
  const [typed, setTyped] = useState('');
  const [count, setCount] = useState<number>();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<AppError>();
  const ready = typed.trim().toLowerCase() === WORD;
  const run = async (): Promise<void> => {
    if (!ready || count !== undefined) return;
    setError(undefined);
    setDone(undefined);
    let removed = 0;
    setCount(removed);
    for (;;) {
      const answer = await call('deleteAll', { confirm: typed });
      if (!answer.ok) {
        setCount(undefined);
        return setError(answer.error);
      }
      removed += answer.value.removed;
      setCount(removed);
      if (answer.value.finished) break;
    }
    setCount(undefined);
    setTyped('');
    setDone(removed);
    await desk.reload();
  };
  return (
    <form
      class="card stack-tight danger"
      aria-labelledby="delete-all"
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <h2 id="delete-all">{t('page.data.delete')}</h2>
      <p>{t('page.data.deleteHint')}</p>
      <Field id="confirm" label={t('page.data.confirm', { word: WORD })}>
        {(ids) => (
          <input
            {...ids}
            class="short"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="row">
        <Button type="submit" look="danger" aria-disabled={!ready || count !== undefined} aria-describedby="delete-why">
          {t('page.data.deleteButton')}
        </Button>
        <span id="delete-why" class="quiet" role="status">
          {count === undefined ? (ready ? '' : t('page.data.typeFirst', { word: WORD })) : t('page.data.deleting', { count })}
        </span>
      </div>
      {count !== undefined && <progress class="bar" aria-label={t('page.data.delete')} />}
      {error && (
        <>
          <ErrorMessage error={error} />
          <p>{t('page.data.goOn')}</p>
        </>
      )}
      {done !== undefined && (
        <Message look="success">
          <p>{t('page.data.deleted', { count: done })}</p>
        </Message>
      )}
    </form>
  );
}
