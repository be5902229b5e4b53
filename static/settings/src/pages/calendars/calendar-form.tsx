import { useMemo } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { todayIn } from '../parts/days';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { othersOf } from '../parts/names';
import { ZoneField } from '../parts/zone-field';
import { Holidays } from './holidays';
import { aheadOf, Preview } from './preview';
import { SpecialDays } from './special-days';
import { Week } from './week';

export type Calendar = Policy['calendars'][number];

interface CalendarFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  calendar: Calendar;
  change(calendar: Calendar): void;
  /** ms since 1970. */
  now: number;
}

/** Everything about one calendar: where it is, its week, its holidays and special days, and what comes of them. */
export function CalendarForm({ calendar, change, policy, readOnly, faults, now }: CalendarFormProps) {
  const { t } = useI18n();
  const { definition } = calendar;
  const at = policy.calendars.indexOf(calendar);
  const path = ['calendars', { id: calendar.id, at }];
  const place = `calendars/${calendar.id}/definition`;
  const today = todayIn(definition.timeZone, now);
  const ahead = useMemo(() => aheadOf(definition, now), [definition, now]);
  const set = (part: Partial<Calendar['definition']>): void => change({ ...calendar, definition: { ...definition, ...part } });
  return (
    <>
      <EntryFields
        entry={calendar}
        path={path}
        others={othersOf(policy.calendars, calendar.id)}
        change={(part) => change({ ...calendar, ...part })}
        readOnly={readOnly}
        faults={faults}
      />
      <ZoneField
        value={definition.timeZone}
        change={(timeZone) => set({ timeZone })}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'definition', 'timeZone'])}
      />
      <section class="form" aria-label={t('page.calendars.week')}>
        <div class="section-head">
          <h3>{t('page.calendars.week')}</h3>
          <p class="quiet small">{t('page.calendars.weekHint')}</p>
        </div>
        <Week weekly={definition.weekly} change={(weekly) => set({ weekly })} readOnly={readOnly} path={`${place}/weekly`} />
        {'fault' in ahead && (
          <p class="field-error" role="alert">
            {t(ahead.fault)}
          </p>
        )}
        {faultAt(faults, [...path, 'definition', 'weekly'], true) && (
          <p class="field-error">{faultAt(faults, [...path, 'definition', 'weekly'], true)}</p>
        )}
      </section>
      <Holidays
        holidays={definition.holidays}
        timeZone={definition.timeZone}
        change={(holidays) => set({ holidays })}
        readOnly={readOnly}
        path={place}
        today={today}
      />
      <SpecialDays days={definition.openings} change={(openings) => set({ openings })} readOnly={readOnly} path={place} today={today} />
      {'days' in ahead && <Preview definition={definition} now={now} />}
    </>
  );
}
