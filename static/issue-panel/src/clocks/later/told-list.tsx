import { causeOf } from '../../../../../src/domain/effects/cause';
import type { EffectKind, EffectWhy } from '../../../../../src/domain/effects/effect';
import { readTold, type Told } from '../../../../../src/domain/effects/told';
import type { ClockState } from '../../../../../src/domain/sla/clock-state';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { usePeople } from '../../people';

/** What came of something that was said to somebody. */
const SAID = {
  done: 'explain.told.done',
  unknown: 'explain.told.unknown',
  refused: 'explain.told.refused',
  nobody: 'explain.told.nobody',
} as const satisfies Record<Told['outcome'], TextKey>;

/** What came of something that was done to the incident. */
const DONE = {
  done: 'explain.told.did',
  unknown: 'explain.told.didUnknown',
  refused: 'explain.told.didNot',
  nobody: 'explain.told.nobody',
} as const satisfies Record<Told['outcome'], TextKey>;

/** What an escalation did. */
const DEEDS = {
  comment: 'explain.told.escalation.comment',
  notify: 'explain.told.escalation.notify',
  transition: 'explain.told.escalation.transition',
  label: 'explain.told.escalation.label',
} as const satisfies Record<EffectKind, TextKey>;

const WHYS = {
  templateGone: 'explain.told.why.templateGone',
  templateOff: 'explain.told.why.templateOff',
  movedMeanwhile: 'explain.told.why.movedMeanwhile',
  noWay: 'explain.told.why.noWay',
} as const satisfies Record<EffectWhy, TextKey>;

const isWhy = (why: string): why is EffectWhy => Object.hasOwn(WHYS, why);

/** What the app told whom of the incident, and did to it besides, the latest first, and what came of it. */
export function ToldList({ told, clocks }: { told: unknown; clocks: readonly ClockState[] }) {
  const i18n = useI18n();
  const { t, locale, instant } = i18n;
  const all = readTold(told).reverse();
  const names = usePeople(all.flatMap(({ to }) => to));
  const people = new Intl.ListFormat(locale);
  const whoOf = ({ to, groups = [], watchers }: Told): string[] => [
    ...to.map((one) => names.get(one) ?? t('explain.told.somebody')),
    ...groups,
    ...(watchers ? [t('explain.told.watchers')] : []),
  ];
  return (
    <ul class="clock-notes">
      {all.map((one) => {
        const who = whoOf(one);
        return (
          <li key={one.id}>
            <p>{subjectOf(one, clocks, i18n)}</p>
            <p class="quiet small">
              {t((who.length > 0 ? SAID : DONE)[one.outcome], { who: people.format(who), when: instant(one.at) })}
              {one.why === undefined ? undefined : ` ${isWhy(one.why) ? t(WHYS[one.why]) : one.why}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function subjectOf({ id, effect, what }: Told, clocks: readonly ClockState[], { t }: I18n): string {
  const cause = causeOf(id);
  switch (cause?.of) {
    case 'priorityPutBack':
      return t('explain.told.priorityPutBack');
    case 'reminder': {
      const { metric, percent } = cause;
      return t('explain.told.reminder', { percent, name: clocks.find((clock) => clock.metric === metric)?.name ?? metric });
    }
    case 'escalation':
      return effect === undefined ? t('explain.told.other') : t(DEEDS[effect], { what: what ?? '' });
    default:
      return t('explain.told.other');
  }
}
