import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ClockState } from '../../../../src/domain/sla/clock-state';
import { durationText } from '../../../shared/duration';
import { useI18n } from '../../../shared/start';
import { Bar } from './bar';
import type { Mood, Reading } from './face';
import { MoodIcon } from './icon';
import { moodText, notesOf, toSecond } from './words';

const LOOKS: Partial<Record<Mood, string>> = { onTrack: 'inprogress', atRisk: 'moved', overdue: 'removed', met: 'success', missed: 'removed' };

interface ClockRowProps {
  clock: ClockState;
  reading: Reading;
  mood: Mood;
  /** ms since 1970. */
  now: number;
  /** IANA zone of the clock's calendar. */
  zone: string | undefined;
  children: ComponentChildren;
}

/** One clock: how it stands, what is left of its goal, and what comes next. */
export function ClockRow({ clock, reading, mood, now, zone, children }: ClockRowProps) {
  const i18n = useI18n();
  const heading = useId();
  const { goal, state } = clock;
  const active = state === 'running' || state === 'held';
  return (
    <li class={`clock clock-${mood}`} aria-labelledby={heading}>
      <div class="clock-head">
        <MoodIcon mood={mood} />
        <h3 id={heading}>
          {clock.name}
          {clock.kind !== 'sla' && <span class="quiet small"> {clock.kind.toUpperCase()}</span>}
          {clock.cycle > 1 && <span class="quiet small"> {i18n.t('clock.cycle', { number: clock.cycle })}</span>}
        </h3>
        <span class={`lozenge lozenge-${LOOKS[mood] ?? 'default'}`}>{moodText(mood, reading, i18n)}</span>
      </div>
      {active && goal && reading.remainingMs !== undefined && (
        <>
          <Remaining ms={reading.remainingMs} />
          <Bar share={reading.elapsedMs / goal.ms} warnings={goal.warnings} />
        </>
      )}
      <ul class="clock-notes small quiet">
        {notesOf(clock, reading, mood, zone, now, i18n).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {children}
    </li>
  );
}

/** What is left, to the second for the eye; read aloud to the minute, and only when somebody goes there. */
function Remaining({ ms }: { ms: number }) {
  const { t, locale } = useI18n();
  const over = ms <= 0;
  const key = over ? 'clock.over' : 'clock.left';
  const shown = Math.abs(toSecond(ms));
  const [before, after] = t(key, { time: '|' }).split('|');
  return (
    <p class="clock-time">
      <span aria-hidden="true">
        {before}
        <span class="clock-number">{durationText(locale, shown, 'ticking')}</span>
        {after}
      </span>
      <span class="unseen">{t(key, { time: durationText(locale, shown, 'spoken') })}</span>
    </p>
  );
}
