import { useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import type { Move } from '../edits';
import { LifeError } from '../life-error';

interface OverrideFormProps {
  move: Move;
  /** The move follows at once. */
  canMove: boolean;
  /** @param until in words. */
  onDone(until: string): void;
  onCancel(): void;
}

/** Lets one transition pass for ten minutes, with a reason. */
export function OverrideForm({ move, canMove, onDone, onCancel }: OverrideFormProps) {
  const { t, instant } = useI18n();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const send = (): void => {
    setTried(true);
    if (!isSaid(reason, REASON_MAX)) return;
    sending.send(
      () => call('overrideGate', { transitionId: move.id, reason: asSaid(reason) }),
      ({ until }) => onDone(instant(until)),
    );
  };
  return (
    <Sheet
      title={t('life.overrideForm.title', { name: move.name })}
      hint={t(canMove ? 'life.overrideForm.hint' : 'life.overrideForm.hintOnly')}
      submit={t(canMove ? 'life.overrideForm.submit' : 'life.overrideForm.submitOnly')}
      sending={sending}
      refusal={sending.error && <LifeError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <WordsField label={t('life.reason')} hint={t('life.reasonHint')} max={REASON_MAX} value={reason} tried={tried} onInput={setReason} />
    </Sheet>
  );
}
