import type { Goal, Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Chips } from '../parts/chips';
import { DurationField } from '../parts/duration-field';
import { SelectField } from '../parts/select-field';
import { entriesFor, PART_TEXTS, PARTS, type Part, warningsRight } from './goal-words';
import { JiraChips } from './jira-chips';
import { Warnings } from './warnings';

interface GoalFormProps {
  goal: Goal;
  policy: Policy;
  change(goal: Goal): void;
  readOnly: boolean;
  /** What the server said of it. */
  error?: string | undefined;
}

type OwnPart = Exclude<Part, 'reporterGroups' | 'projects'>;
const isOwn = (part: Part): part is OwnPart => part !== 'reporterGroups' && part !== 'projects';

/** Which incidents a goal is for, how long, by which calendar, and when people are warned. */
export function GoalForm({ goal, policy, change, readOnly, error }: GoalFormProps) {
  const { t } = useI18n();
  /** A part that asks for nothing any more is left out: it would fit no incident. */
  const setFor = (part: Goal['for']): void => {
    const all = { ...goal.for, ...part };
    for (const name of PARTS) if (all[name]?.length === 0) delete all[name];
    change({ ...goal, for: all });
  };
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
      <fieldset class="form">
        <legend>{t('page.metrics.for')}</legend>
        {PARTS.filter((part) => isOwn(part) && (entriesFor(policy, part).length > 0 || goal.for[part] !== undefined)).map((part) =>
          isOwn(part) ? (
            <Chips
              key={part}
              label={t(PART_TEXTS[part])}
              none={t('page.metrics.any')}
              add={t('page.metrics.addPart')}
              chosen={goal.for[part] ?? []}
              choices={entriesFor(policy, part)}
              change={(ids) => setFor({ [part]: ids })}
              readOnly={readOnly}
            />
          ) : null,
        )}
        <JiraChips
          kind="groups"
          label={t(PART_TEXTS.reporterGroups)}
          chosen={goal.for.reporterGroups ?? []}
          change={(reporterGroups) => setFor({ reporterGroups })}
          readOnly={readOnly}
        />
        <JiraChips
          kind="projects"
          label={t(PART_TEXTS.projects)}
          chosen={goal.for.projects ?? []}
          change={(projects) => setFor({ projects })}
          readOnly={readOnly}
        />
      </fieldset>
      <Warnings
        warnings={goal.warnings}
        change={(warnings) => change({ ...goal, warnings })}
        readOnly={readOnly}
        error={warningsRight(goal.warnings) ? undefined : t('page.metrics.fault.warnings')}
      />
    </>
  );
}
