import { useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { nextTime, type Weekday } from '../../../../../src/domain/calendar/next-time';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { dayText } from '../parts/days';
import { ExampleBox } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { SelectField } from '../parts/select-field';
import { workingDaysAfter } from './example-days';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];
/** 5 January 2026 was a Monday. */
const A_MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

interface Step {
  what: TextKey;
  /** Working days after the first step. */
  days: number;
}

/** What happens of itself, in its order. */
function stepsOf({ resolution }: Policy, reason: string): Step[] {
  if (reason === '') {
    const { remindAfterDays, silenceClosesAfterDays: end } = resolution.confirmation;
    return [
      ...remindAfterDays
        .filter((days) => end === undefined || days < end)
        .map((days): Step => ({ what: 'page.resolution.step.reminded', days })),
      ...(end === undefined ? [] : [{ what: 'page.resolution.step.closed', days: end } as const]),
    ];
  }
  const rule = resolution.holdRules.find((one) => one.reason === reason);
  const end = rule?.resolveAfterDays;
  return [
    ...(rule?.remindAfterDays ?? [])
      .filter((days) => end === undefined || days < end)
      .map((days): Step => ({ what: 'page.resolution.step.holdReminded', days })),
    ...(end === undefined ? [] : [{ what: 'page.resolution.step.resolved', days: end } as const]),
  ];
}

/** What happens, and on which days, to somebody who keeps silent. */
export function SilenceExample({ policy, now }: { policy: Policy; now: number }) {
  const { t, locale } = useI18n();
  const { confirmation, reopenWithinDays } = policy.resolution;
  const [reason, setReason] = useState('');
  const [weekday, setWeekday] = useState<Weekday>('fri');
  const { fields, misses } = useExampleSubject(policy, [confirmation.for]);
  const from = nextTime('Etc/UTC', weekday, '12:00', now);
  const days = workingDaysAfter(policy, from);
  const known = policy.holdReasons.some(({ id }) => id === reason) ? reason : '';
  const steps = stepsOf(policy, known);
  const not = known === '' ? misses(confirmation.for) : undefined;
  const day = (date: string | number): string =>
    dayText(locale, typeof date === 'string' ? date : new Date(date).toISOString().slice(0, 10), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
    });
  const dayName = (at: number): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(A_MONDAY + at * DAY);
  const closed = known === '' && not === undefined ? confirmation.silenceClosesAfterDays : undefined;
  return (
    <ExampleBox
      title={t('page.resolution.would')}
      fields={
        <>
          <SelectField
            label={t('page.resolution.waitsFor')}
            none={t('page.resolution.anAnswer')}
            value={known}
            choices={policy.holdReasons}
            change={setReason}
            readOnly={false}
          />
          <SelectField
            label={t('page.resolution.since')}
            value={weekday}
            choices={DAYS.map((id, at) => ({ id, name: dayName(at) }))}
            change={(id) => setWeekday(DAYS.find((one) => one === id) ?? weekday)}
            readOnly={false}
          />
          {known === '' && Object.keys(confirmation.for).length > 0 && fields}
        </>
      }
    >
      {not !== undefined ? (
        <p>{t('page.resolution.notAsked', { why: not })}</p>
      ) : (
        <ol class="timeline">
          <li>
            <time dateTime={new Date(from).toISOString().slice(0, 10)}>{day(from)}</time>
            <span>{t(known === '' ? 'page.resolution.step.asked' : 'page.resolution.step.held')}</span>
          </li>
          {steps.map(({ what, days: count }) => {
            const date = days[count - 1];
            return (
              <li key={`${what}/${count}`}>
                {date === undefined ? (
                  <strong>{t('page.resolution.inDays', { days: count })}</strong>
                ) : (
                  <time dateTime={date}>{day(date)}</time>
                )}
                <span>{t(what)}</span>
              </li>
            );
          })}
        </ol>
      )}
      {not === undefined && !steps.some(({ what }) => what.endsWith('.closed') || what.endsWith('.resolved')) && (
        <p>{t('page.resolution.waitsOn')}</p>
      )}
      {closed !== undefined && reopenWithinDays !== undefined && days[closed + reopenWithinDays - 1] !== undefined && (
        <p class="small quiet">{t('page.resolution.reopensUntil', { day: day(days[closed + reopenWithinDays - 1] ?? '') })}</p>
      )}
    </ExampleBox>
  );
}
