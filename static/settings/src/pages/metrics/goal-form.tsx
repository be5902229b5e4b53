import type { Goal, Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { DurationField } from '../parts/duration-field';
import { IncidentsForFields } from '../parts/incidents-for';
import { SelectField } from '../parts/select-field';
import { GOAL_PARTS, warningsRight } from './goal-words';
import { Warnings } from './warnings';

interface GoalFormProps {
  goal: Goal;
  policy: Policy;
  change(goal: Goal): void;
  readOnly: boolean;
  /** What the server said of it. */
  error?: string | undefined;
}

/** Which incidents a goal is for, how long, by which calendar, and when people are warned. */
export function GoalForm({ goal, policy, change, readOnly, error }: GoalFormProps) {
  const { t } = useI18n();
  return (
    <>
      {error && <p class="field-error">{error}</p>}
      <div class="form-pair">
        <DurationField
          label={t('page.metrics.goal')}
          ms={goal.goalMs}
          change={(goalMs) => change({ ...goal, goalMs })}
          readOnly={readOnly}
          error={goal.goalMs < 1 ? t('page.common.fault.noTime') : undefined}
        />
        <SelectField
          label={t('page.metrics.calendar')}
          hint={t('page.metrics.calendarHint')}
          gone={t('page.common.gone')}
          value={goal.calendar}
          choices={policy.calendars}
          change={(calendar) => change({ ...goal, calendar })}
          readOnly={readOnly}
          error={policy.calendars.some(({ id }) => id === goal.calendar) ? undefined : t('page.metrics.fault.calendar')}
        />
      </div>
      <IncidentsForFields
        value={goal.for}
        change={(asked) => change({ ...goal, for: asked })}
        policy={policy}
        readOnly={readOnly}
        parts={GOAL_PARTS}
      />
      <Warnings
        warnings={goal.warnings}
        change={(warnings) => change({ ...goal, warnings })}
        readOnly={readOnly}
        error={warningsRight(goal.warnings) ? undefined : t('page.metrics.fault.warnings')}
      />
    </>
  );
}
