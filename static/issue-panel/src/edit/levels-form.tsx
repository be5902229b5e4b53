import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { MatrixForm } from '../../../../src/contract/types';
import type { IncidentState } from '../../../../src/domain/incident/state';
import { priorityOf } from '../../../../src/domain/priority/matrix';
import { call } from '../../../shared/call';
import { useI18n } from '../../../shared/start';
import { Button } from '../../../shared/ui/button';
import { type Levels, Matrix } from '../../../shared/ui/matrix';
import { ErrorMessage } from '../../../shared/ui/message';
import type { Saving } from './use-save';

interface LevelsFormProps {
  form: MatrixForm;
  state: IncidentState;
  saving: Saving;
  onCancel(): void;
}

/** Impact and urgency, chosen in the matrix. */
export function LevelsForm({ form, state, saving, onCancel }: LevelsFormProps) {
  const { t } = useI18n();
  const heading = useId();
  const box = useRef<HTMLFormElement>(null);
  const { priority } = state;
  const [levels, setLevels] = useState<Levels>({ impact: priority.impact?.id, urgency: priority.urgency?.id });
  const { impact, urgency } = levels;
  const cell = impact !== undefined && urgency !== undefined ? priorityOf(form, impact, urgency) : undefined;
  const changed = impact !== priority.impact?.id || urgency !== priority.urgency?.id;
  const ready = cell !== undefined && changed;

  // Who opened the editor is at the matrix at once.
  useEffect(() => box.current?.querySelector<HTMLInputElement>('input[tabindex="0"]')?.focus(), []);

  const save = (): void => {
    if (!ready || impact === undefined || urgency === undefined) return;
    saving.save({ kind: 'levels', impact, urgency, priority: cell.name }, () => call('setLevels', { impact, urgency }));
  };
  const result = (): string => {
    if (!cell) return t('edit.choose');
    if (priority.source === 'override') return t('edit.kept', { priority: priority.name ?? '' });
    return t(changed ? 'edit.becomes' : 'edit.stays', { priority: cell.name });
  };

  return (
    <form
      ref={box}
      class="stack-tight"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDownCapture={(event) => {
        // Enter on the cell that was chosen before: saves. Heard before the matrix hears it, which would choose the cell first.
        if (event.key !== 'Enter' || event.repeat) return;
        if (event.target instanceof HTMLInputElement && event.target.checked) save();
      }}
    >
      <h2 id={heading}>{t('edit.heading')}</h2>
      <Matrix form={form} value={levels} onChoose={(impact, urgency) => setLevels({ impact, urgency })} labelledBy={heading} compact />
      <p class="hint">{t('edit.keys')}</p>
      <p role="status">{result()}</p>
      {saving.refused?.part === 'levels' && <ErrorMessage error={saving.refused.error} />}
      <div class="row row-end">
        <Button look="link" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" look="primary" aria-disabled={!ready || saving.busy !== undefined}>
          {saving.busy === 'levels' ? t('edit.saving') : t('edit.save')}
        </Button>
      </div>
    </form>
  );
}
