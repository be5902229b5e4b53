import { useId, useState } from 'preact/hooks';
import type { AppError } from '../../../../../../src/contract/errors';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import type { ClockPreview } from '../../../../../../src/contract/types';
import { call } from '../../../../../shared/call';
import type { I18n } from '../../../../../shared/i18n';
import { useI18n } from '../../../../../shared/start';
import { Button } from '../../../../../shared/ui/button';
import { Field } from '../../../../../shared/ui/field';
import { ErrorMessage } from '../../../../../shared/ui/message';
import { Comparison } from './comparison';
import type { Policies } from './policy-versions';

interface ChooseVersionProps {
  policies: Policies;
  /** ms since 1970. */
  now: number;
  onChosen(version: number): void;
}

/** Another version: first what it would make of each clock, then with a reason the word to apply it. */
export function ChooseVersion({ policies, now, onChosen }: ChooseVersionProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const id = useId();
  const { versions, running } = policies;
  const others = versions.filter(({ version }) => version !== running);
  const [wanted, setWanted] = useState(others[0]?.version ?? running);
  const [preview, setPreview] = useState<ClockPreview>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();

  const look = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    setPreview(undefined);
    const answer = await call('previewClockPolicy', { version: wanted });
    setBusy(false);
    if (answer.ok) setPreview(answer.value);
    else setError(answer.error);
  };
  const choose = async (reason: string): Promise<void> => {
    if (!preview) return;
    setBusy(true);
    setError(undefined);
    const answer = await call('chooseClockPolicy', { version: preview.after, reason, expect: preview.expect });
    setBusy(false);
    if (answer.ok) {
      setPreview(undefined);
      return onChosen(preview.after);
    }
    setError(answer.error);
    // What was shown is no longer what would come of it.
    if (answer.error.code === 'CONFLICT') setPreview(undefined);
  };

  return (
    <>
      <Field id={id} label={t('explain.versions.other')}>
        {(ids) => (
          <select
            {...ids}
            value={wanted}
            onChange={(event) => {
              setWanted(Number(event.currentTarget.value));
              setPreview(undefined);
              setError(undefined);
            }}
          >
            {others.map((one) => (
              <option key={one.version} value={one.version}>
                {versionText(one, policies, i18n)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div>
        <Button aria-disabled={busy} onClick={() => busy || void look()}>
          {t(busy && !preview ? 'explain.versions.previewing' : 'explain.versions.preview')}
        </Button>
      </div>
      {error && <ErrorMessage error={error} />}
      {preview && (
        <>
          <p role="status">{summary(preview, i18n)}</p>
          <Comparison
            caption={t('explain.versions.compared', { before: preview.before, after: preview.after })}
            clocks={preview.clocks}
            before={t('explain.versions.now', { version: preview.before })}
            after={t('explain.versions.then', { version: preview.after })}
            now={now}
          />
          <Apply key={preview.after} busy={busy} version={preview.after} onApply={(reason) => void choose(reason)} />
        </>
      )}
    </>
  );
}

/** "Version 2, Nov 24, 2026, 10:00 AM: shorter goals (the original)". */
function versionText({ version, publishedAt, note }: Policies['versions'][number], { original }: Policies, { t, instant }: I18n): string {
  const words = { version, when: instant(publishedAt), note };
  const named = t(note === '' ? 'explain.versions.option' : 'explain.versions.optionNote', words);
  return version === original ? t('explain.versions.optionOriginal', { option: named }) : named;
}

function summary({ clocks, after }: ClockPreview, { t }: I18n): string {
  const count = clocks.filter(({ differs }) => differs).length;
  return count === 0 ? t('explain.versions.noChange', { version: after }) : t('explain.versions.changes', { version: after, count });
}

function Apply({ busy, version, onApply }: { busy: boolean; version: number; onApply(reason: string): void }) {
  const { t } = useI18n();
  const id = useId();
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const words = reason.trim();
  const tooLong = words.length > REASON_MAX;
  const apply = (): void => {
    setTold(true);
    if (!busy && words !== '' && !tooLong) onApply(words);
  };
  const error = tooLong
    ? t('explain.versions.reasonTooLong', { max: REASON_MAX, length: words.length })
    : told && words === ''
      ? t('explain.versions.reasonMissing')
      : undefined;
  return (
    <form
      class="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Field id={id} label={t('explain.versions.reason')} hint={t('explain.versions.reasonHint')} required error={error}>
        {(ids) => <textarea {...ids} required rows={3} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
      <div class="row row-end">
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t(busy ? 'explain.versions.applying' : 'explain.versions.apply', { version })}
        </Button>
      </div>
    </form>
  );
}
