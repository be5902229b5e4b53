import { useId, useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../../../src/contract/limits';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid, WordsField } from '../../../forms/words-field';
import { LifeError } from '../life-error';
import type { ListedTask } from '../read-tasks';

interface CancelTaskFormProps {
  task: ListedTask;
  /** Of the policy. */
  reasons: readonly string[];
  onDone(words: string): void;
  onCancel(): void;
}

/** Why a task is not done: one of the policy's reasons, or one's own. */
export function CancelTaskForm({ task: { id, key }, reasons, onDone, onCancel }: CancelTaskFormProps) {
  const { t } = useI18n();
  const field = useId();
  /** Empty: one's own. */
  const [chosen, setChosen] = useState(reasons[0] ?? '');
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const send = (): void => {
    setTried(true);
    if (chosen === '' && !isSaid(own, REASON_MAX)) return;
    sending.send(
      () => call('cancelTask', { taskId: id, reason: chosen === '' ? asSaid(own) : chosen }),
      () => onDone(t('life.tasks.wasCancelled', { key })),
    );
  };
  return (
    <Sheet
      title={t('life.cancelForm.title', { key })}
      submit={t('life.cancelForm.submit')}
      sending={sending}
      refusal={sending.error && <LifeError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <Field id={field} label={t('life.reason')}>
        {(ids) => (
          <select {...ids} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {reasons.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
            <option value="">{t('life.cancelForm.own')}</option>
          </select>
        )}
      </Field>
      {chosen === '' && <WordsField label={t('life.cancelForm.ownReason')} max={REASON_MAX} value={own} tried={tried} onInput={setOwn} />}
    </Sheet>
  );
}
