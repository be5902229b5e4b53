import { useId } from 'preact/hooks';
import { durationText } from '../../../shared/duration';
import { useI18n } from '../../../shared/start';
import { Lozenge, type LozengeLook } from '../../../shared/ui/lozenge';
import { Bar } from './bar';
import { type Disclosed, Disclosures } from './disclosures';
import type { Face, Mood } from './face';
import { MoodIcon } from './icon';
import { moodText, notesOf, toSecond } from './words';

const LOOKS: Partial<Record<Mood, LozengeLook>> = {
  onTrack: 'inprogress',
  atRisk: 'moved',
  overdue: 'removed',
  met: 'success',
  missed: 'removed',
};

interface ClockRowProps {
  face: Face;
  /** ms since 1970. */
  now: number;
  /** What can be asked of it. */
  more: readonly Disclosed[];
}

/** One clock: how it stands, what is left of its goal, and what comes next. */
export function ClockRow({ face, now, more }: ClockRowProps) {
  const i18n = useI18n();
  const heading = useId();
  const { clock, reading, mood, exact } = face;
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
        <Lozenge look={LOOKS[mood] ?? 'default'}>{moodText(face, i18n)}</Lozenge>
      </div>
      {active && exact && goal && reading.remainingMs !== undefined && (
        <>
          <Remaining ms={reading.remainingMs} />
          <Bar share={reading.share ?? 0} warnings={goal.warnings} />
        </>
      )}
      <ul class="clock-notes small quiet">
        {notesOf(face, now, i18n).map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <Disclosures all={more} />
    </li>
  );
}

/** What is left, to the second for the eye; to be read aloud to the minute, and by nobody who did not go there. */
function Remaining({ ms }: { ms: number }) {
  const { t, locale } = useI18n();
  const key = ms > 0 ? 'clock.left' : 'clock.over';
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
