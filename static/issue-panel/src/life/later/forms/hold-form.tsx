import { useId, useMemo, useState } from 'preact/hooks';
import { NOTE_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';
import { instantAt } from '../../../clocks/later/local-time';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid } from '../../../forms/words-field';
import { LifeError } from '../life-error';
import type { FormProps } from './forms';
import { SelectField } from './select-field';
import { TextField } from './text-field';

const SHORT_MAX = 100;

/** Why it has to wait and, where it waits for a vendor, for whom and until when. */
export function HoldForm({ form, onDone, onCancel }: FormProps) {
  const { t, timeZone } = useI18n();
  const [noteId, expectedId] = [useId(), useId()];
  const intentId = useMemo(() => crypto.randomUUID(), []);
  const [reason, setReason] = useState(form.holdReasons.length === 1 ? (form.holdReasons[0]?.id ?? '') : '');
  const [note, setNote] = useState('');
  const [vendor, setVendor] = useState({ name: '', reference: '', expected: '' });
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const chosen = form.holdReasons.find(({ id }) => id === reason);
  const forVendor = chosen?.waitsFor === 'vendor';
  const said = asSaid(note);
  const [name, reference] = [asSaid(vendor.name), asSaid(vendor.reference)];

  const send = (): void => {
    setTried(true);
    if (!chosen || said.length > NOTE_MAX) return;
    if (forVendor && (!isSaid(name, SHORT_MAX) || reference.length > SHORT_MAX)) return;
    const expected = instantAt(timeZone, vendor.expected);
    const waitsFor = {
      name,
      ...(reference === '' ? {} : { reference }),
      ...(expected === undefined ? {} : { expectedAt: new Date(expected).toISOString() }),
    };
    sending.send(
      () =>
        call('hold', { intentId, reason: chosen.id, ...(said === '' ? {} : { note: said }), ...(forVendor ? { vendor: waitsFor } : {}) }),
      () => onDone(t('life.did.hold', { reason: chosen.name })),
    );
  };
  return (
    <Sheet
      title={t('life.holdForm.title')}
      hint={t(form.holdReasons.length === 0 ? 'life.holdForm.none' : 'life.holdForm.hint')}
      submit={t('life.holdForm.submit')}
      sending={sending}
      refusal={sending.error && <LifeError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <SelectField
        label={t('life.holdForm.reason')}
        hint={chosen?.help || undefined}
        all={form.holdReasons}
        value={reason}
        tried={tried}
        onChange={setReason}
      />
      {forVendor && (
        <>
          <TextField
            label={t('life.hold.vendor')}
            value={vendor.name}
            max={SHORT_MAX}
            required
            error={tried && name === '' ? t('sheet.missing', { what: t('life.hold.vendor') }) : undefined}
            onInput={(value) => setVendor({ ...vendor, name: value })}
          />
          <TextField
            label={t('life.hold.reference')}
            hint={t('life.holdForm.referenceHint')}
            value={vendor.reference}
            max={SHORT_MAX}
            onInput={(value) => setVendor({ ...vendor, reference: value })}
          />
          <Field id={expectedId} label={t('life.hold.expected')} hint={t('life.holdForm.expectedHint')}>
            {(ids) => (
              <input
                {...ids}
                type="datetime-local"
                value={vendor.expected}
                onInput={(event) => setVendor({ ...vendor, expected: event.currentTarget.value })}
              />
            )}
          </Field>
        </>
      )}
      <Field
        id={noteId}
        label={t('life.holdForm.note')}
        hint={t('life.holdForm.noteHint')}
        error={said.length > NOTE_MAX ? t('sheet.tooLong', { max: NOTE_MAX, length: said.length }) : undefined}
      >
        {(ids) => <textarea {...ids} rows={3} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}
      </Field>
    </Sheet>
  );
}
