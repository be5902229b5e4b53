import { useId, useState } from 'preact/hooks';
import type { CalendarDefinition } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Button } from '../../../../shared/ui/button';
import { DateField } from '../parts/date-field';
import { dayText } from '../parts/days';
import { EntryList } from '../parts/entry-list';
import { dropped, leftOut, replacedAt } from '../parts/list';
import { TextField } from '../parts/text-field';
import { validDate } from './holiday';
import { Intervals } from './intervals';
import { intervalFault } from './times';

type Special = CalendarDefinition['openings'][number];

interface SpecialDaysProps {
  days: readonly Special[];
  change(days: Special[]): void;
  readOnly: boolean;
  path: string;
  /** YYYY-MM-DD. */
  today: string;
}

/** Days with hours of their own, whatever the week and the holidays say. */
export function SpecialDays({ days, change, readOnly, path, today }: SpecialDaysProps) {
  const { t, locale } = useI18n();
  const id = useId();
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Special[]>();
  const fault = ({ date }: Special): string | undefined => {
    if (!validDate(date)) return t('page.calendars.fault.date');
    return days.filter((one) => one.date === date).length > 1 ? t('page.calendars.fault.twice') : undefined;
  };
  const hoursText = ({ hours }: Special): string =>
    hours.length === 0 ? t('page.calendars.closed') : hours.map(([from, to]) => `${from}–${to}`).join(', ');
  return (
    <section class="form" aria-labelledby={id}>
      <div class="section-head">
        <h3 id={id}>{t('page.calendars.special')}</h3>
        <p class="quiet small">{t('page.calendars.specialHint')}</p>
      </div>
      <EntryList
        label={t('page.calendars.special')}
        path={`${path}/openings`}
        entries={days.map((day, at) => ({ id: String(at), at, day }))}
        nameOf={({ day }) => day.name || dayText(locale, day.date, { dateStyle: 'medium' })}
        about={({ day }) =>
          [day.name ? dayText(locale, day.date, { dateStyle: 'medium' }) : '', hoursText(day)].filter(Boolean).join(' · ')
        }
        faulty={({ day }) => fault(day) !== undefined || day.hours.some((one) => intervalFault(one) !== undefined)}
        form={({ at, day }) => (
          <>
            <div class="form-pair">
              <TextField
                label={t('page.common.name')}
                value={day.name ?? ''}
                change={(name) => change(replacedAt(days, at, name === '' ? dropped(day, 'name') : { ...day, name }))}
                readOnly={readOnly}
              />
              <DateField
                label={t('page.calendars.date')}
                value={day.date}
                change={(date) => change(replacedAt(days, at, { ...day, date }))}
                readOnly={readOnly}
                error={fault(day)}
              />
            </div>
            <Intervals
              day={dayText(locale, day.date, { dateStyle: 'medium' })}
              intervals={day.hours}
              change={(hours) => change(replacedAt(days, at, { ...day, hours }))}
              readOnly={readOnly}
              path={`${path}/openings/${at}/hours`}
            />
          </>
        )}
        reorder={(all) => change(all.map(({ day }) => day))}
        remove={({ at }) => {
          setBefore(days);
          change(leftOut(days, at));
        }}
        undo={() => before && change([...before])}
        opened={added}
        readOnly={readOnly}
        fixed
        empty={t('page.calendars.specialNone')}
      />
      {!readOnly && (
        <div class="row">
          <Button
            onClick={() => {
              setAdded(String(days.length));
              change([...days, { date: today, hours: [['09:00', '13:00']] }]);
            }}
          >
            {t('page.calendars.addSpecial')}
          </Button>
        </div>
      )}
    </section>
  );
}
