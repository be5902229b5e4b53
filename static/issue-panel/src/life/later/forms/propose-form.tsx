import { useMemo, useState } from 'preact/hooks';
import { NOTE_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { LifeError } from '../life-error';
import type { FormProps } from './forms';
import { SelectField } from './select-field';

/** How it was resolved: the requester is asked whether it is. */
export function ProposeForm({ form, onDone, onCancel }: FormProps) {
  const { t } = useI18n();
  const intentId = useMemo(() => crypto.randomUUID(), []);
  const [kind, setKind] = useState(form.resolutionKinds[0]?.id ?? '');
  const [code, setCode] = useState('');
  const [done, setDone] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const send = (): void => {
    setTried(true);
    if (kind === '' || code === '' || !isSaid(done, NOTE_MAX)) return;
    sending.send(
      () => call('proposeResolution', { intentId, kind, code, done: asSaid(done) }),
      () => onDone(t('life.did.propose')),
    );
  };
  return (
    <Sheet
      title={t('life.proposeForm.title')}
      hint={t('life.proposeForm.hint')}
      submit={t('life.proposeForm.submit')}
      sending={sending}
      refusal={sending.error && <LifeError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <SelectField label={t('life.proposeForm.kind')} all={form.resolutionKinds} value={kind} tried={tried} onChange={setKind} />
      <SelectField label={t('life.field.closureCode')} all={form.closureCodes} value={code} tried={tried} onChange={setCode} />
      <WordsField
        label={t('life.proposeForm.done')}
        hint={t('life.proposeForm.doneHint')}
        max={NOTE_MAX}
        value={done}
        tried={tried}
        onInput={setDone}
      />
    </Sheet>
  );
}
