import { useId, useState } from 'preact/hooks';
import type { WorkingCalendar } from '../../../../../src/domain/calendar/working-calendar';
import { dueIfHeld, latestStart } from '../../../../../src/domain/sla/forecast';
import { reachedAt } from '../../../../../src/domain/sla/reach';
import { useI18n } from '../../../../shared/start';
import { Field } from '../../../../shared/ui/field';
import type { Face } from '../face';
import { momentText } from '../words';
import { instantAt, wallTime } from './local-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const UNITS = { hours: HOUR, minutes: MINUTE } as const;
/** Ten years: what a calendar is asked for has an end. */
const FIX_MAX = 87_600 * HOUR;

interface ForecastProps {
  face: Face;
  calendar: WorkingCalendar;
  /** IANA zone of the calendar. */
  zone: string | undefined;
  /** ms since 1970. */
  now: number;
}

/** What would become of the clock: worked out here, by the same code as on the server. */
export function Forecast(props: ForecastProps) {
  return (
    <>
      <IfHeld {...props} />
      {props.face.clock.state === 'running' && <LatestStart {...props} />}
    </>
  );
}

function IfHeld({ face: { clock, reading }, calendar, zone, now }: ForecastProps) {
  const i18n = useI18n();
  const { t, timeZone } = i18n;
  const id = useId();
  // The full hour after this one, a day later.
  const [until, setUntil] = useState(() => wallTime(timeZone, Math.ceil(now / HOUR) * HOUR + 24 * HOUR));
  const end = instantAt(timeZone, until);
  const breachedAt = Date.parse(clock.breachedAt ?? clock.dueAt ?? '');
  const result = (): string => {
    if (end === undefined) return t('explain.forecast.chooseTime');
    if (end <= now) return t('explain.forecast.past');
    const held = clock.state === 'held';
    if (reading.breached) return t('explain.forecast.missed', { when: momentText(breachedAt, now, zone, i18n) });
    const due = held ? reachedAt(calendar, end, Math.max(reading.remainingMs ?? 0, 0)) : dueIfHeld(clock, calendar, now, end);
    if (due === undefined) return t('explain.forecast.never');
    return t(held ? 'explain.forecast.thenDue' : 'explain.forecast.dueMoves', {
      when: momentText(due, now, zone, i18n),
    });
  };
  return (
    <div class="stack-tight">
      <Field id={id} label={t(clock.state === 'held' ? 'explain.forecast.heldUntil' : 'explain.forecast.holdUntil')}>
        {(ids) => <input {...ids} type="datetime-local" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />}
      </Field>
      <Result words={result()} asked={until} />
    </div>
  );
}

function LatestStart({ face: { clock }, calendar, zone, now }: ForecastProps) {
  const i18n = useI18n();
  const { t } = i18n;
  const id = useId();
  const [amount, setAmount] = useState('2');
  const [unit, setUnit] = useState<keyof typeof UNITS>('hours');
  const fix = Math.round(Number(amount) * UNITS[unit]);
  const result = (): string => {
    if (!(fix > 0) || fix > FIX_MAX) return t('explain.forecast.chooseLength');
    const start = latestStart(clock, calendar, fix);
    if (start === undefined) return t('explain.forecast.never');
    const when = momentText(start, now, zone, i18n);
    return t(start < now ? 'explain.forecast.tooLate' : 'explain.forecast.startBy', { when });
  };
  return (
    <div class="stack-tight">
      <div class="field">
        <label for={id}>{t('explain.forecast.fix')}</label>
        <div class="forecast-length">
          <input id={id} type="number" min="0" step="any" value={amount} onInput={(event) => setAmount(event.currentTarget.value)} />
          <select
            aria-label={t('explain.forecast.unit')}
            value={unit}
            onChange={(event) => setUnit(event.currentTarget.value === 'hours' ? 'hours' : 'minutes')}
          >
            <option value="hours">{t('explain.forecast.hours')}</option>
            <option value="minutes">{t('explain.forecast.minutes')}</option>
          </select>
        </div>
      </div>
      <Result words={result()} asked={amount + unit} />
    </div>
  );
}

/** The answer. It moves with the time; a screen reader hears it when something else was asked, not when a minute has passed. */
function Result({ words, asked }: { words: string; asked: string }) {
  const [said, setSaid] = useState({ asked, words: '' });
  if (said.asked !== asked) setSaid({ asked, words });
  return (
    <>
      <p class="forecast">{words}</p>
      <p class="unseen" role="status">
        {said.words}
      </p>
    </>
  );
}
