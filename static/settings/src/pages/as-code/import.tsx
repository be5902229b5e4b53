import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { CallOutput } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { Field } from '../../../../shared/ui/field';
import { ErrorMessage, Message } from '../../../../shared/ui/message';
import { useShell } from '../../shell/desk-context';
import { PageLink } from '../../shell/link';
import { Person } from '../../shell/person';
import { Changes } from '../../words/changes';
import { squeezed, textOf } from './read-file';

/** Makes a file the draft, and says how it differs from the version in force; or says what is wrong with it, and takes nothing. */
export function Import() {
  const i18n = useI18n();
  const { t } = i18n;
  const { desk } = useShell();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState(false);
  const [busy, setBusy] = useState(false);
  const [replace, setReplace] = useState(false);
  const [error, setError] = useState<AppError>();
  const [done, setDone] = useState<CallOutput<'importPolicy'>>();
  const outcome = useRef<HTMLDivElement>(null);
  const draft = desk.keeping?.draft;
  useEffect(() => {
    if (error || done) outcome.current?.focus();
  }, [error, done]);
  const waits = text.trim() === '' ? t('page.asCode.chooseFirst') : draft && !replace ? t('page.asCode.replaceFirst') : undefined;
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await textOf(file);
    setUnread(read === undefined);
    setText(read ?? '');
  };
  const send = async (): Promise<void> => {
    if (busy || waits !== undefined) return;
    setBusy(true);
    setError(undefined);
    setDone(undefined);
    const answer = await call('importPolicy', { text: squeezed(text), ...(draft ? { replace: draft.etag } : {}) });
    setBusy(false);
    if (!answer.ok) {
      setError(answer.error);
      if (answer.error.code === 'CONFLICT') await desk.reload();
      return;
    }
    desk.adopt(answer.value.draft);
    setDone(answer.value);
    setReplace(false);
    setText('');
  };
  return (
    <section class="card stack" aria-labelledby="import">
      <h2 id="import">{t('page.asCode.import')}</h2>
      <p>{t('page.asCode.importHint')}</p>
      <Field id="file" label={t('page.asCode.file')} error={unread ? t('page.asCode.notUtf8') : undefined}>
        {(ids) => (
          <input {...ids} type="file" accept=".json,application/json" onChange={(event) => void take(event.currentTarget.files?.[0])} />
        )}
      </Field>
      <Field id="text" label={t('page.asCode.text')}>
        {(ids) => (
          <textarea {...ids} class="code" spellcheck={false} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        )}
      </Field>
      {draft && (
        <label class="choice">
          <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.currentTarget.checked)} />
          <span>
            {t('page.asCode.replace')} (<Person accountId={draft.editor} />, {i18n.instant(draft.at)})
          </span>
        </label>
      )}
      <div class="row">
        <Button look="primary" aria-disabled={busy || waits !== undefined} aria-describedby="import-why" onClick={() => void send()}>
          {t('page.asCode.button')}
        </Button>
        <span id="import-why" class="quiet" role="status">
          {busy ? t('page.asCode.busy') : waits}
        </span>
      </div>
      <div ref={outcome} tabIndex={-1} class="unringed stack">
        {error && error.code === 'INVALID_INPUT' ? <Refusal error={error} /> : error && <ErrorMessage error={error} />}
        {done && (
          <>
            <Message look="success">
              <p>{counted(i18n, done.changes.length, { one: 'page.asCode.done.one', other: 'page.asCode.done.other' })}</p>
              <PageLink route="check">{t('settings.page.check')}</PageLink>
            </Message>
            <Changes changes={done.changes} links />
          </>
        )}
      </div>
    </section>
  );
}

/** What is wrong with the file: path, value, mend, in the server's words, which are English as the file is. */
function Refusal({ error: { details, message } }: { error: AppError }) {
  const { t } = useI18n();
  return (
    <Message look="error">
      <p>{t('page.asCode.refused')}</p>
      <ul lang="en">
        {(details ?? [message]).map((line) => (
          <li key={line}>
            <code>{line}</code>
          </li>
        ))}
      </ul>
    </Message>
  );
}
