import { causeOf } from '../../../../../src/domain/effects/cause';
import { readTold, type Told } from '../../../../../src/domain/effects/told';
import type { ClockState } from '../../../../../src/domain/sla/clock-state';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { usePeople } from '../../people';

const OUTCOMES = {
  done: 'explain.told.done',
  unknown: 'explain.told.unknown',
  refused: 'explain.told.refused',
} as const satisfies Record<Told['outcome'], TextKey>;

/** What the app told whom of the incident, the latest first, and what came of it. */
export function ToldList({ told, clocks }: { told: unknown; clocks: readonly ClockState[] }) {
  const i18n = useI18n();
  const { t, locale, instant } = i18n;
  const all = readTold(told).reverse();
  const names = usePeople(all.flatMap(({ to }) => to));
  const people = new Intl.ListFormat(locale);
  return (
    <ul class="clock-notes">
      {all.map(({ id, at, to, outcome }) => (
        <li key={id}>
          <p>{subjectOf(id, clocks, i18n)}</p>
          <p class="quiet small">
            {t(OUTCOMES[outcome], { who: people.format(to.map((one) => names.get(one) ?? t('explain.told.somebody'))), when: instant(at) })}
          </p>
        </li>
      ))}
    </ul>
  );
}

function subjectOf(id: string, clocks: readonly ClockState[], { t }: I18n): string {
  const cause = causeOf(id);
  if (!cause) return t('explain.told.other');
  if (cause.of === 'priorityPutBack') return t('explain.told.priorityPutBack');
  const { metric, percent } = cause;
  return t('explain.told.reminder', { percent, name: clocks.find((clock) => clock.metric === metric)?.name ?? metric });
}
