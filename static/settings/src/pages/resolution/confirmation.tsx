import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { faultAt } from '../parts/faults';
import { Fold } from '../parts/fold';
import { scopeWords } from '../parts/for-words';
import { IncidentsForFields } from '../parts/incidents-for';
import { dropped } from '../parts/list';
import { SelectField } from '../parts/select-field';
import { DaysField } from './days-field';
import { OptionalDays } from './optional-days';
import type { Resolution } from './words';

/** Whether and when a resolved incident is closed, and how long a reply reopens it. */
export function Confirmation({ policy, change, readOnly, faults }: PageProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const { resolution, calendars } = policy;
  const { confirmation, calendar } = resolution;
  const set = (value: Resolution): void => change('resolution', value);
  const confirm = (value: Resolution['confirmation']): void => set({ ...resolution, confirmation: value });
  return (
    <>
      <div class="form" data-path="resolution/confirmation">
        <DaysField
          label={t('page.resolution.remindRequester')}
          days={confirmation.remindAfterDays}
          change={(remindAfterDays) => confirm({ ...confirmation, remindAfterDays })}
          readOnly={readOnly}
          error={faultAt(faults, ['resolution', 'confirmation', 'remindAfterDays'], true)}
        />
        <OptionalDays
          label={t('page.resolution.silence')}
          hint={t('page.resolution.silenceHint')}
          daysLabel={t('page.resolution.silenceDays')}
          days={confirmation.silenceClosesAfterDays}
          usual={3}
          change={(days) =>
            confirm(
              days === undefined ? dropped(confirmation, 'silenceClosesAfterDays') : { ...confirmation, silenceClosesAfterDays: days },
            )
          }
          readOnly={readOnly}
          error={faultAt(faults, ['resolution', 'confirmation', 'silenceClosesAfterDays'])}
        />
      </div>
      <div class="form" data-path="resolution/reopenWithinDays">
        <OptionalDays
          label={t('page.resolution.reopens')}
          hint={t('page.resolution.reopensHint')}
          daysLabel={t('page.resolution.reopensDays')}
          days={resolution.reopenWithinDays}
          usual={10}
          change={(days) => set(days === undefined ? dropped(resolution, 'reopenWithinDays') : { ...resolution, reopenWithinDays: days })}
          readOnly={readOnly}
          error={faultAt(faults, ['resolution', 'reopenWithinDays'])}
        />
      </div>
      <div data-path="resolution/calendar">
        <SelectField
          label={t('page.resolution.calendar')}
          hint={t('page.resolution.calendarHint')}
          none={t('page.resolution.calendarNone')}
          value={calendar ?? ''}
          choices={calendars}
          gone={t('page.common.goneNamed', { id: calendar ?? '' })}
          change={(id) => set(id === '' ? dropped(resolution, 'calendar') : { ...resolution, calendar: id })}
          readOnly={readOnly}
          error={
            calendar === undefined || calendars.some(({ id }) => id === calendar)
              ? faultAt(faults, ['resolution', 'calendar'])
              : t('page.resolution.fault.calendar')
          }
        />
      </div>
      <div class="folds">
        <Fold title={t('page.resolution.scope')} about={scopeWords(i18n, policy, confirmation.for)}>
          <div class="form" data-path="resolution/confirmation/for">
            <p class="quiet small">{t('page.resolution.scopeHint')}</p>
            <IncidentsForFields
              value={confirmation.for}
              change={(asked) => confirm({ ...confirmation, for: asked })}
              policy={policy}
              readOnly={readOnly}
              error={faultAt(faults, ['resolution', 'confirmation', 'for'], true)}
            />
          </div>
        </Fold>
      </div>
    </>
  );
}
