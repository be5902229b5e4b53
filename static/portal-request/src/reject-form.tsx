import { useEffect, useRef, useState } from 'preact/hooks';
import { REASON_MAX } from '../../../src/contract/limits';
import { storable } from '../../../src/domain/text';
import { useI18n } from '../../shared/start';
import { Button } from '../../shared/ui/button';
import { Field } from '../../shared/ui/field';

interface RejectFormProps {
  busy: boolean;
  onSend(reason: string): void;
  onCancel(): void;
}

/** What does not work yet has to be said: it helps whoever goes on. */
export function RejectForm({ busy, onSend, onCancel }: RejectFormProps) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('textarea')?.focus(), []);
  const said = storable(reason).trim();
  const tooLong = said.length > REASON_MAX;
  const error = tooLong
    ? t('request.whyTooLong', { max: REASON_MAX, length: said.length })
    : tried && said === ''
      ? t('request.whyMissing')
      : undefined;
  const send = (): void => {
    setTried(true);
    if (said !== '' && !tooLong) onSend(said);
    else box.current?.querySelector('textarea')?.focus();
  };
  return (
    <form
      ref={box}
      class="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !busy) onCancel();
      }}
    >
      <Field id="why" label={t('request.why')} hint={t('request.whyHint')} required error={error}>
        {(ids) => <textarea {...ids} required rows={3} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
      <div class="row">
        <Button type="submit" look="primary" aria-disabled={busy}>
          {t(busy ? 'request.sending' : 'request.send')}
        </Button>
        <Button look="link" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
