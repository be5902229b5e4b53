import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { readingOf } from '../../../src/domain/sla/tick';
import type { WatchedClock } from '../../../src/domain/watch/clocks';
import { durationText } from '../../shared/duration';
import { useI18n } from '../../shared/start';
import { Lozenge } from '../../shared/ui/lozenge';
import { moodOf, noteOf } from './words';

/** The present, ms since 1970: only what ticks is drawn anew each second. */
export const Now = createContext(0);

/** Which clock it is and how it stands. */
export function ClockCell({ shown }: { shown: WatchedClock }) {
  const i18n = useI18n();
  const now = useContext(Now);
  const { text, look } = moodOf(shown, readingOf(shown.clock, shown.calendar, now));
  return (
    <>
      <span class="block">
        {shown.clock.name} <Lozenge look={look}>{i18n.t(text)}</Lozenge>
      </span>
      <span class="block small quiet">{noteOf(shown, now, i18n)}</span>
    </>
  );
}

/** What is left, to the second for the eye; to be read aloud to the minute. */
export function TimeCell({ shown: { clock, calendar } }: { shown: WatchedClock }) {
  const { t, locale } = useI18n();
  const now = useContext(Now);
  const { remainingMs } = readingOf(clock, calendar, now);
  // Without its calendar nobody can say what is left.
  if (remainingMs === undefined || (clock.state === 'running' && !calendar)) return <>–</>;
  const key = remainingMs > 0 ? 'watch.left' : 'watch.over';
  const ms = Math.abs(Math.ceil(remainingMs / 1_000) * 1_000);
  return (
    <>
      <span aria-hidden="true" class={remainingMs > 0 ? 'time' : 'time time-over'}>
        {t(key, { time: durationText(locale, ms, 'ticking') })}
      </span>
      <span class="unseen">{t(key, { time: durationText(locale, ms, 'spoken') })}</span>
    </>
  );
}
