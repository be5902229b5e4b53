import { useId, useMemo, useState } from 'preact/hooks';
import type { LifeForm } from '../../../../../../src/contract/types';
import { call } from '../../../../../shared/call';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';
import { Sheet } from '../../../forms/sheet';
import { useSending } from '../../../forms/use-sending';
import { asSaid, isSaid } from '../../../forms/words-field';
import { LifeError } from '../life-error';
import { TextField } from './text-field';

/** What the server takes of a summary. */
const SUMMARY = 100;

interface AddTasksFormProps {
  form: LifeForm;
  onDone(words: string): void;
  onCancel(): void;
}

/** The tasks of a template, or one of one's own. */
export function AddTasksForm({ form: { taskTemplates }, onDone, onCancel }: AddTasksFormProps) {
  const { t, locale } = useI18n();
  const id = useId();
  const intentId = useMemo(() => crypto.randomUUID(), []);
  /** Id of a template; empty: one of one's own. */
  const [template, setTemplate] = useState('');
  const [summary, setSummary] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const chosen = taskTemplates.find((one) => one.id === template);
  const send = (): void => {
    setTried(true);
    if (!chosen && !isSaid(summary, SUMMARY)) return;
    sending.send(
      () => call('addTasks', chosen ? { what: 'template', template: chosen.id } : { what: 'own', intentId, summary: asSaid(summary) }),
      ({ keys }) => onDone(t('life.tasks.added', { keys: new Intl.ListFormat(locale).format(keys) })),
    );
  };
  return (
    <Sheet
      title={t('life.taskForm.title')}
      submit={t('life.taskForm.submit')}
      sending={sending}
      refusal={sending.error && <LifeError error={sending.error} />}
      onSubmit={send}
      onCancel={onCancel}
    >
      <Field id={id} label={t('life.taskForm.what')}>
        {(ids) => (
          <select {...ids} value={template} onChange={(event) => setTemplate(event.currentTarget.value)}>
            <option value="">{t('life.taskForm.own')}</option>
            {taskTemplates.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen ? (
        <ul class="small life-plain">
          {chosen.tasks.map((task, at) => (
            <li key={`${task.summary}${at}`}>
              {task.group === undefined ? task.summary : t('life.taskForm.of', { summary: task.summary, group: task.group })}
            </li>
          ))}
        </ul>
      ) : (
        <TextField
          label={t('life.taskForm.summary')}
          value={summary}
          max={SUMMARY}
          required
          error={tried && asSaid(summary) === '' ? t('sheet.missing', { what: t('life.taskForm.summary') }) : undefined}
          onInput={setSummary}
        />
      )}
    </Sheet>
  );
}
