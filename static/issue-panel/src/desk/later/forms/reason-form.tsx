import { useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { DeskError } from '../desk-error';
import type { FormProps } from './forms';

/** Taking an escalation back, or asking for one: nothing but the reason has to be said. */
export function ReasonForm({ kind, form, onDone, onCancel }: FormProps & { kind: 'takeBack' | 'askFor' }) {
  const { t } = useI18n();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const send = (): void => {
    setTried(true);
    if (!isSaid(reason, REASON_MAX)) return;
    const said = asSaid(reason);
    if (kind === 'takeBack') {
      sending.send(
        () => call('deEscalate', { reason: said }),
        () => onDone({ words: 'desk.said.done' }),
      );
      return;
    }
    sending.send(
      () => call('askForEscalation', { reason: said }),
      ({ first, at }) => onDone(first ? { words: 'desk.said.done' } : { words: 'desk.said.askedBefore', at }),
    );
  };
  const own = form.requester;
  const texts =
    kind === 'takeBack'
      ? { title: t('deskForm.takeBack.title'), hint: t('deskForm.takeBack.hint'), submit: t('deskForm.takeBack.submit') }
      : {
          title: t(own ? 'deskForm.askFor.title' : 'deskForm.askFor.titleForThem'),
          hint: t('deskForm.askFor.hint'),
          submit: t('deskForm.askFor.submit'),
        };
  return (
    <Sheet {...texts} sending={sending} refusal={sending.error && <DeskError error={sending.error} />} onSubmit={send} onCancel={onCancel}>
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
