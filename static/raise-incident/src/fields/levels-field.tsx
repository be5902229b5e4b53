import { priorityOf } from '../../../../src/domain/priority/matrix';
import { useI18n } from '../../../shared/start';
import { Matrix } from '../../../shared/ui/matrix';
import type { FieldsProps } from './props';

/** Impact and urgency, chosen in the matrix; what results is said below. */
export function LevelsField({ draft, form, edit, wrong }: FieldsProps) {
  const { t } = useI18n();
  const priority = priorityOf(form, draft.impact ?? '', draft.urgency ?? '');
  return (
    <div class="field" id="levels">
      <h2 class="label" id="levels-label">
        {t('raise.levels')}
        <span class="required" aria-hidden="true">
          {' *'}
        </span>
      </h2>
      <p class="hint">{t('raise.levelsHint')}</p>
      <Matrix
        form={form}
        value={{ impact: draft.impact, urgency: draft.urgency }}
        onChoose={(impact, urgency) => edit({ impact, urgency })}
        labelledBy="levels-label"
        errorId={wrong.levels && 'levels-error'}
      />
      {wrong.levels && (
        <p class="field-error" id="levels-error">
          {wrong.levels}
        </p>
      )}
      <p role="status">{priority && t('raise.results', { priority: priority.name })}</p>
    </div>
  );
}
