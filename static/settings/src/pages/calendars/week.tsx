import type { CalendarDefinition } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { DayBar } from './bar';
import { Intervals } from './intervals';
import { DAYS, type Day, dayNames, type Interval } from './times';

interface WeekProps {
  weekly: CalendarDefinition['weekly'];
  change(weekly: CalendarDefinition['weekly']): void;
  readOnly: boolean;
  path: string;
}

/** The week: a bar for each day, drawn with the mouse, and its exact hours beside it. */
export function Week({ weekly, change, readOnly, path }: WeekProps) {
  const { t, locale } = useI18n();
  const names = dayNames(locale, 'long');
  const hoursOf = (day: Day): Interval[] => weekly[day] ?? [];
  const set = (day: Day, intervals: Interval[]): void => change({ ...weekly, [day]: intervals });
  const monday = hoursOf('mon');
  return (
    <div class="week">
      <div class="week-scale" aria-hidden="true">
        {['00', '06', '12', '18', '24'].map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {DAYS.map((day, at) => (
        <fieldset class="week-day" key={day} aria-label={names[day]} data-path={`${path}/${day}`}>
          <span class="day-name" aria-hidden="true">
            {names[day]}
          </span>
          <DayBar
            own={hoursOf(day)}
            before={hoursOf(DAYS[(at + 6) % 7] ?? day)}
            change={(intervals) => set(day, intervals)}
            readOnly={readOnly}
          />
          <Intervals
            day={names[day]}
            intervals={hoursOf(day)}
            change={(intervals) => set(day, intervals)}
            readOnly={readOnly}
            path={`${path}/${day}`}
          />
        </fieldset>
      ))}
      {!readOnly && (
        <div class="row">
          <Button look="link" onClick={() => change({ ...weekly, tue: monday, wed: monday, thu: monday, fri: monday })}>
            {t('page.calendars.copyMonday', { from: names.tue, to: names.fri, monday: names.mon })}
          </Button>
        </div>
      )}
    </div>
  );
}
