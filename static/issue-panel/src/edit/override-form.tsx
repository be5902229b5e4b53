import { useState } from 'preact/hooks';
import { REASON_MAX } from '../../../../src/contract/limits';
import type { MatrixForm } from '../../../../src/contract/types';
import type { IncidentState } from '../../../../src/domain/incident/state';
import { storable } from '../../../../src/domain/text';
import { call } from '../../../shared/call';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { Field } from '../../../shared/ui/field';
import { ErrorMessage } from '../../../shared/ui/message';
import type { Saving } from './use-save';

interface OverrideFormProps {
  form: MatrixForm;
  state: IncidentState;
  saving: Saving;
}

/** For who may: keep the priority by hand, with a reason, or give it back. */
export function OverrideForm({ form, state, saving }: OverrideFormProps) {
  const { t } = useI18n();
  const kept = state.priority.source === 'override';
  return (
    <div class="stack-tight">
      {kept && (
        <div>
          <Button aria-disabled={saving.busy !== undefined} onClick={() => saving.save({ kind: 'release' }, () => call('releasePriority'))}>
            {saving.busy === 'release' ? t('edit.saving') : t('override.release')}
          </Button>
        </div>
      )}
      {saving.refused?.part === 'release' && <ErrorMessage error={saving.refused.error} />}
      <details>
        <summary>{kept ? t('override.another') : t('override.open')}</summary>
        <Fields form={form} saving={saving} />
      </details>
    </div>
  );
}

function Fields({ form, saving }: Pick<OverrideFormProps, 'form' | 'saving'>) {
  const { t } = useI18n();
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const [told, setTold] = useState(false);
  const priority = form.priorities.find(({ id }) => id === chosen);
  const words = storable(reason).trim();
  const tooLong = words.length > REASON_MAX;

  const save = (): void => {
    setTold(true);
    if (!priority || words === '' || tooLong) return;
    const { name, jiraPriorityId } = priority;
    saving.save({ kind: 'override', jiraPriorityId, reason: words, priority: name }, () =>
      call('overridePriority', { priority: priority.id, reason: words }),
    );
  };
  const reasonError = tooLong
    ? t('override.reasonTooLong', { max: REASON_MAX, length: words.length })
    : told && words === ''
      ? t('override.reasonMissing')
      : undefined;

  return (
    <form
      class="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p class="hint">{t('override.note')}</p>
      <Field
        id="override-priority"
        label={t('panel.priority')}
        required
        error={told && !priority ? t('override.priorityMissing') : undefined}
      >
        {(ids) => (
          <select {...ids} required value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{t('override.choose')}</option>
            {form.priorities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="override-reason" label={t('override.reason')} hint={t('override.reasonHint')} required error={reasonError}>
        {(ids) => <textarea {...ids} required rows={3} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />}
      </Field>
      {saving.refused?.part === 'override' && <ErrorMessage error={saving.refused.error} />}
      <div class="row row-end">
        <Button type="submit" look="primary" aria-disabled={saving.busy !== undefined}>
          {saving.busy === 'override' ? t('edit.saving') : t('override.save')}
        </Button>
      </div>
    </form>
  );
}
