import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useI18n } from '../../../shared/start';
import type { SeenIncident } from '../read-incident';
import { ClockRow } from './clock-row';
import { moodOf } from './face';
import { More } from './more';
import { useNow } from './use-now';
import { moodText } from './words';

/** Every clock of the incident, ticking by themselves: nobody is asked while they do. */
export function Clocks({ seen }: { seen: SeenIncident }) {
  const i18n = useI18n();
  const { t } = i18n;
  const heading = useId();
  const { state } = seen;
  const clocks = state?.clocks ?? [];
  const now = useNow(clocks.some((clock) => clock.state === 'running'));
  const shown = clocks.map((clock) => {
    const calendar = clock.goal && calendars.get(clock.goal.calendar);
    const reading = readingOf(clock, calendar, now);
    return { clock, reading, mood: moodOf(clock, reading), zone: undefined };
  });
  return (
    <section class="stack-tight" aria-labelledby={heading}>
      <h2 id={heading}>{t('clock.heading')}</h2>
      {!state && <p class="quiet">{t('clock.notYet')}</p>}
      {state && clocks.length === 0 && <p class="quiet">{t('clock.none')}</p>}
      <ul class="clocks">
        {shown.map(({ clock, reading, mood, zone }) => (
          <ClockRow key={clock.metric} clock={clock} reading={reading} mood={mood} now={now} zone={zone}>
            <More />
          </ClockRow>
        ))}
      </ul>
      <Changes words={shown.map(({ clock, reading, mood }) => ({ name: clock.name, mood: moodText(mood, reading, i18n) }))} />
    </section>
  );
}
