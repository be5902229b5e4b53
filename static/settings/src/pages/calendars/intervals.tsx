import { useId, useRef } from 'preact/hooks';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { IconButton } from '../parts/icon-button';
import { leftOut, replacedAt } from '../parts/list';
import { type Interval, type IntervalFault, intervalFault, nextInterval, overMidnight, tidied } from './times';

const FAULTS: Record<NonNullable<IntervalFault>, TextKey> = {
  from: 'page.calendars.fault.from',
  to: 'page.calendars.fault.to',
  empty: 'page.calendars.fault.empty',
};

interface IntervalsProps {
  /** What they are the hours of, for a screen reader. */
  day: string;
  intervals: readonly Interval[];
  change(intervals: Interval[]): void;
  readOnly: boolean;
  /** Path of the list in the document. */
  path: string;
}

/** The hours of a day, exactly: each from and to is typed. What is no time stays typed, with the fault under it. */
export function Intervals({ day, intervals, change, readOnly, path }: IntervalsProps) {
  const { t } = useI18n();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const focus = (selector: string): void => void requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(selector)?.focus());
  const type = (at: number, end: 0 | 1, text: string): void => {
    const [from, to] = intervals[at] ?? ['', ''];
    change(replacedAt(intervals, at, end === 0 ? [text, to] : [from, text]));
  };
  return (
    <div class="intervals" ref={box}>
      {intervals.length === 0 && <span class="quiet closed">{t('page.calendars.closed')}</span>}
      {intervals.map((interval, at) => {
        const fault = intervalFault(interval);
        const input = (end: 0 | 1) => (
          <input
            type="text"
            inputMode="numeric"
            placeholder={end === 0 ? '09:00' : '17:00'}
            maxLength={8}
            autocomplete="off"
            readOnly={readOnly}
            value={interval[end]}
            data-path={`${path}/${at}/${end}`}
            aria-label={t(end === 0 ? 'page.calendars.fromOf' : 'page.calendars.toOf', { day, place: at + 1 })}
            aria-invalid={fault === 'empty' || fault === (end === 0 ? 'from' : 'to') ? true : undefined}
            aria-describedby={fault ? `${id}-${at}` : undefined}
            onInput={({ currentTarget }) => type(at, end, currentTarget.value)}
            onBlur={({ currentTarget }) => {
              const tidy = tidied(currentTarget.value);
              if (!readOnly && tidy !== interval[end]) type(at, end, tidy);
            }}
          />
        );
        return (
          <div class="interval-line" key={at}>
            <span class="interval">
              {input(0)}
              <span aria-hidden="true">–</span>
              {input(1)}
              {overMidnight(interval) && <span class="next-day">{t('page.calendars.nextDay')}</span>}
              {!readOnly && (
                <IconButton
                  icon="remove"
                  name={t('page.calendars.removeHours', { day, place: at + 1 })}
                  onClick={() => {
                    change(leftOut(intervals, at));
                    focus('.interval-add button');
                  }}
                />
              )}
            </span>
            {fault && (
              <span class="field-error" id={`${id}-${at}`}>
                {t(FAULTS[fault])}
              </span>
            )}
          </div>
        );
      })}
      {!readOnly && intervals.length < 24 && (
        <span class="interval-add">
          <IconButton
            icon="add"
            name={t('page.calendars.addHours', { day })}
            onClick={() => {
              change([...intervals, nextInterval(intervals)]);
              focus('.interval-line:last-of-type input');
            }}
          />
        </span>
      )}
    </div>
  );
}
