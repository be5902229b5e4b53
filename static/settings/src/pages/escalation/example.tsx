import { useState } from 'preact/hooks';
import type { Ladder, Policy } from '../../../../../src/contract/types';
import { nextTime, type Weekday } from '../../../../../src/domain/calendar/next-time';
import { type Foreseen, foresee, passesAt } from '../../../../../src/domain/escalation/foresee';
import type { Deferred } from '../../../../../src/domain/escalation/state';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { ExampleBox, useExample } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { SelectField } from '../parts/select-field';
import { knownZone } from '../parts/zone-field';
import { TimeField } from './quiet-hours';
import { levelSentence, triggerWords } from './words';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const satisfies readonly Weekday[];
/** 5 January 2026 was a Monday. */
const A_MONDAY = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;

const MOVED: Partial<Record<Deferred, TextKey>> = { calendar: 'page.escalation.moved.calendar', quiet: 'page.escalation.moved.quiet' };

/** Where clocks are by which a ladder is told. */
function zoneOf({ calendar, quietHours }: Ladder, { calendars }: Policy, own: string): string {
  const zone = calendars.find(({ id }) => id === calendar)?.definition.timeZone ?? quietHours?.timeZone ?? own;
  return knownZone(zone) ? zone : own;
}

/** What a ladder would do, and when, for an incident raised on a certain day and time. */
export function LadderExample({ policy, now }: { policy: Policy; now: number }) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { ladders } = policy.escalation;
  const [chosen, setChosen] = useState('');
  const [weekday, setWeekday] = useState<Weekday>('fri');
  const [time, setTime] = useState('17:30');
  const { subject, fields, misses } = useExampleSubject(
    policy,
    ladders.map((one) => one.for),
  );
  const { incident } = useExample(policy);
  const ladder = ladders.find(({ id }) => id === chosen) ?? ladders[0];
  if (!ladder) return null;
  const zone = zoneOf(ladder, policy, i18n.timeZone);
  const raisedAt = /^\d\d:\d\d$/.test(time) ? nextTime(zone, weekday, time, now) : now;
  const [group] = subject.reporterGroups;
  const passed = passesAt(ladder, policy, { ...incident, ...(group === undefined ? {} : { group }) }, raisedAt);
  const not = misses(ladder.for);
  const dayName = (at: number): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(A_MONDAY + at * DAY);
  return (
    <ExampleBox
      title={t('page.escalation.would')}
      fields={
        <>
          <SelectField
            label={t('page.escalation.ladder')}
            value={ladder.id}
            choices={ladders.map(({ id, name }) => ({ id, name: name || t('page.common.unnamed') }))}
            change={setChosen}
            readOnly={false}
          />
          {fields}
          <SelectField
            label={t(passed === undefined ? 'page.escalation.happensOn' : 'page.escalation.raisedOn')}
            value={weekday}
            choices={DAYS.map((id, at) => ({ id, name: dayName(at) }))}
            change={(id) => setWeekday(DAYS.find((one) => one === id) ?? weekday)}
            readOnly={false}
          />
          <TimeField label={t('page.escalation.at')} value={time} change={setTime} readOnly={false} />
        </>
      }
    >
      {!ladder.active && <p>{t('page.escalation.isWithdrawn')}</p>}
      {not !== undefined && <p>{t('page.escalation.notFor', { why: not })}</p>}
      {ladder.active && not === undefined && passed === 'never' && <p>{t('page.escalation.neverPasses')}</p>}
      {ladder.active && not === undefined && passed !== 'never' && (
        <Timeline
          policy={policy}
          ladder={ladder}
          zone={zone}
          raisedAt={passed === undefined ? undefined : raisedAt}
          passedAt={passed ?? raisedAt}
        />
      )}
    </ExampleBox>
  );
}

interface TimelineProps {
  policy: Policy;
  ladder: Ladder;
  zone: string;
  /** ms since 1970; undefined: the trigger does not follow from when it was raised. */
  raisedAt: number | undefined;
  passedAt: number;
}

function Timeline({ policy, ladder, zone, raisedAt, passedAt }: TimelineProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: zone,
  });
  const levels = foresee(ladder, policy, passedAt);
  const line = (key: string, at: number, words: string, more?: string) => (
    <li key={key}>
      <time dateTime={new Date(at).toISOString()}>{format.format(at)}</time>
      <span>{words}</span>
      {more && <span class="small quiet">{more}</span>}
    </li>
  );
  return (
    <>
      <ol class="timeline">
        {raisedAt !== undefined && line('raised', raisedAt, t('page.escalation.isRaised'))}
        {line('passed', passedAt, triggerWords(i18n, policy, ladder.trigger))}
        {levels.map((one) => {
          const level = ladder.levels.find(({ id }) => id === one.level);
          if (!level) return null;
          const words = levelSentence(i18n, policy, level);
          if (one.at === undefined) return <li key={one.level}>{t('page.escalation.neverReached', { deeds: words })}</li>;
          return line(one.level, one.at, words, movedWords(i18n, one, format));
        })}
      </ol>
      <p class="small quiet">{t('page.escalation.timesIn', { zone })}</p>
    </>
  );
}

/** Why a level acts later than it would: "18:30 is outside of its hours". */
function movedWords({ t }: I18n, { at, ripe, deferred }: Foreseen, format: Intl.DateTimeFormat): string | undefined {
  const key = deferred && MOVED[deferred];
  return key && ripe !== undefined && at !== ripe ? t(key, { ripe: format.format(ripe) }) : undefined;
}
