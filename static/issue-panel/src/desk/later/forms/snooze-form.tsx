import { useId, useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { durationText } from '../../../../../shared/duration';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { DeskError } from '../desk-error';
import type { FormProps } from './forms';

const MINUTE = 60_000;
/** Minutes somebody is offered, as far as the policy allows them; and the longest it allows. */
const OFFERED = [15, 30, 60, 120, 240, 480, 1_440];

/** For how long, and why. */
export function SnoozeForm({ form: { snoozeMaxMs }, onDone, onCancel }: FormProps) {
  const { t, locale } = useI18n();
  const id = useId();
  const most = Math.floor(snoozeMaxMs / MINUTE);
  const offered = [...OFFERED.filter((minutes) => minutes < most), Math.max(1, most)];
  const [minutes, setMinutes] = useState(offered.find((one) => one >= 60) ?? offered[0] ?? 1);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const send = (): void => {
    setTried(true);
    if (!isSaid(reason, REASON_MAX)) return;
    sending.send(
      () => call('snooze', { minutes, reason: asSaid(reason) }),
      () => onDone({ words: 'desk.said.done' }),
    );
  };
  return (
    <Sheet
      title={t('deskForm.snooze.title')}
      hint={t('deskForm.snooze.hint')}
      submit={t('deskForm.snooze.submit')}
      sending={sending}
      refusal={sending.error && <DeskError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <Field id={id} label={t('deskForm.snooze.for')}>
        {(ids) => (
          <select {...ids} value={minutes} onChange={(event) => setMinutes(Number(event.currentTarget.value))}>
            {offered.map((one) => (
              <option key={one} value={one}>
                {durationText(locale, one * MINUTE, 'coarse')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <WordsField
        label={t('deskForm.reason')}
        hint={t('deskForm.reasonHint')}
        max={REASON_MAX}
        value={reason}
        tried={tried}
        onInput={setReason}
      />
    </Sheet>
  );
}
