import { useId, useState } from 'preact/hooks';
import { nextHoliday } from '../../../../../src/domain/calendar/next-days';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { dayText } from '../parts/days';
import { EntryList } from '../parts/entry-list';
import { leftOut, replacedAt } from '../parts/list';
import { type Holiday, holidayFault, nameOf } from './holiday';
import { HolidayForm } from './holiday-form';
import { ImportHolidays } from './import-holidays';

interface HolidaysProps {
  holidays: readonly Holiday[];
  timeZone: string;
  change(holidays: Holiday[]): void;
  readOnly: boolean;
  path: string;
  /** YYYY-MM-DD. */
  today: string;
}

/** Days on which nothing is open. */
export function Holidays({ holidays, timeZone, change, readOnly, path, today }: HolidaysProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const id = useId();
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Holiday[]>();
  // Holidays have no ids of their own: their place stands for one.
  const entries = holidays.map((holiday, at) => ({ id: String(at), at, holiday }));
  const when = (holiday: Holiday): string => {
    if (holidayFault(holiday)) return '';
    const next = nextHoliday(holiday, today);
    if (!next) return t('page.calendars.over');
    const from = dayText(locale, next.from, { dateStyle: 'medium' });
    return next.from === next.to ? from : t('page.calendars.fromTo', { from, to: dayText(locale, next.to, { dateStyle: 'medium' }) });
  };
  return (
    <section class="form" aria-labelledby={id}>
      <div class="section-head">
        <h3 id={id}>{t('page.calendars.holidays')}</h3>
        <p class="quiet small">{t('page.calendars.holidaysHint')}</p>
      </div>
      <EntryList
        label={t('page.calendars.holidays')}
        path={`${path}/holidays`}
        entries={entries}
        nameOf={({ holiday }) => nameOf(holiday) || t('page.calendars.holiday')}
        about={({ holiday }) => when(holiday)}
        faulty={({ holiday }) => holidayFault(holiday) !== undefined}
        form={({ at, holiday }) => (
          <HolidayForm holiday={holiday} change={(to) => change(replacedAt(holidays, at, to))} readOnly={readOnly} today={today} />
        )}
        reorder={(all) => change(all.map(({ holiday }) => holiday))}
        remove={({ at }) => {
          setBefore(holidays);
          change(leftOut(holidays, at));
        }}
        undo={() => before && change([...before])}
        opened={added}
        readOnly={readOnly}
        fixed
        empty={t('page.calendars.holidaysNone')}
      />
      {!readOnly && (
        <div class="row">
          <Button
            onClick={() => {
              setAdded(String(holidays.length));
              change([...holidays, { date: today }]);
            }}
          >
            {t('page.calendars.addHoliday')}
          </Button>
        </div>
      )}
      {!readOnly && (
        <ImportHolidays
          timeZone={timeZone}
          known={holidays}
          add={(more) => {
            setBefore(holidays);
            change([...holidays, ...more]);
          }}
        />
      )}
    </section>
  );
}
