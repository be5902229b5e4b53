import { useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { dueOf } from '../../../../../src/domain/sla/example';
import { durationText } from '../../../../shared/duration';
import { useI18n } from '../../../../shared/start';
import { DurationField } from '../parts/duration-field';
import { ExampleBox } from '../parts/example';
import { SelectField } from '../parts/select-field';

const HOUR = 3_600_000;

/** When an incident that is raised now would have to be dealt with, by one of the calendars. */
export function CalendarExample({ policy, now }: { policy: Policy; now: number }) {
  const { t, locale, timeZone } = useI18n();
  const [chosen, setChosen] = useState('');
  const [goalMs, setGoalMs] = useState(8 * HOUR);
  const calendar = policy.calendars.find(({ id }) => id === chosen) ?? policy.calendars[0];
  if (!calendar) return null;
  const due = goalMs > 0 ? dueOf({ id: 'example', for: {}, warnings: [], calendar: calendar.id, goalMs }, policy, now) : undefined;
  const words = (at: number, zone: string): string =>
    new Intl.DateTimeFormat(locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: 'numeric',
      minute: '2-digit',
      timeZone: zone,
    }).format(at);
  return (
    <ExampleBox
      fields={
        <>
          <SelectField
            label={t('page.calendars.calendar')}
            value={calendar.id}
            choices={policy.calendars}
            change={setChosen}
            readOnly={false}
          />
          <DurationField label={t('page.calendars.goal')} ms={goalMs} change={setGoalMs} readOnly={false} />
        </>
      }
    >
      {due === undefined ? (
        <p>{t('page.calendars.noDue')}</p>
      ) : (
        <>
          <p>
            {t('page.calendars.due', { time: durationText(locale, goalMs, 'exact') })} <strong>{words(due, timeZone)}</strong>
          </p>
          <p class="small quiet">{t('page.calendars.dueZone', { zone: timeZone })}</p>
        </>
      )}
    </ExampleBox>
  );
}
