import { useId, useMemo } from 'preact/hooks';
import type { CalendarDefinition } from '../../../../../src/contract/types';
import { CalendarFault } from '../../../../../src/domain/calendar/fault';
import { type DayAhead, nextDays } from '../../../../../src/domain/calendar/next-days';
import { durationText } from '../../../../shared/duration';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { dayText } from '../parts/days';
import { timeOf } from './times';

const DAYS = 14;

/** What a calendar brings; or why nothing can be said of it. */
export type Ahead = { days: DayAhead[] } | { fault: TextKey };

export function aheadOf(definition: CalendarDefinition, now: number): Ahead {
  try {
    return { days: nextDays(definition, now, DAYS) };
  } catch (error) {
    return { fault: error instanceof CalendarFault ? 'page.calendars.fault.neverOpens' : 'page.calendars.fault.unclear' };
  }
}

/** The next fourteen days as they come out. */
export function Preview({ definition, now }: { definition: CalendarDefinition; now: number }) {
  const { t, locale } = useI18n();
  const id = useId();
  const ahead = useMemo(() => aheadOf(definition, now), [definition, now]);
  if ('fault' in ahead) return <p class="quiet">{t(ahead.fault)}</p>;
  const total = ahead.days.reduce((sum, { totalMs }) => sum + totalMs, 0);
  return (
    <section class="form" aria-labelledby={id}>
      <h3 id={id}>{t('page.calendars.preview')}</h3>
      <div class="ahead-scroll">
        <table class="ahead">
          <thead class="unseen">
            <tr>
              <th scope="col">{t('page.calendars.date')}</th>
              <th scope="col">{t('page.calendars.openings')}</th>
              <th scope="col">{t('page.calendars.total')}</th>
            </tr>
          </thead>
          <tbody>
            {ahead.days.map(({ date, openings, totalMs, holiday, special }) => (
              <tr key={date} class={totalMs === 0 ? 'ahead-closed' : ''}>
                <th scope="row">{dayText(locale, date, { weekday: 'short', day: 'numeric', month: 'short' })}</th>
                <td>
                  {openings.length === 0
                    ? t('page.calendars.closed')
                    : openings.map(({ fromMinute, toMinute }) => `${timeOf(fromMinute)}–${timeOf(toMinute)}`).join(', ')}
                  {holiday !== undefined && <span class="ahead-why">{holiday || t('page.calendars.holiday')}</span>}
                  {special !== undefined && <span class="ahead-why">{special || t('page.calendars.specialDay')}</span>}
                </td>
                <td class="ahead-total">{totalMs === 0 ? '' : durationText(locale, totalMs, 'exact')}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('page.calendars.total')}</th>
              <td />
              <td class="ahead-total">{durationText(locale, total, 'exact')}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
