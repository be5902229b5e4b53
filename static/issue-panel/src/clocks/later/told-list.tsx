import { causeOf } from '../../../../../src/domain/effects/cause';
import type { EffectKind } from '../../../../../src/domain/effects/effect';
import { readTold, type Told } from '../../../../../src/domain/effects/told';
import type { ClockState } from '../../../../../src/domain/sla/clock-state';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { usePeople } from '../../people';
import { cameText } from '../../told-words';
import { eventText, MOVES } from './event-words';

/** What an escalation did. */
const DEEDS = {
  comment: 'explain.told.escalation.comment',
  notify: 'explain.told.escalation.notify',
  transition: 'explain.told.escalation.transition',
  label: 'explain.told.escalation.label',
  task: 'explain.told.task',
} as const satisfies Record<EffectKind, TextKey>;

/** What the app told whom of the incident, and did to it besides, the latest first, and what came of it. */
export function ToldList({ told, clocks }: { told: unknown; clocks: readonly ClockState[] }) {
  const i18n = useI18n();
  const { instant } = i18n;
  const all = readTold(told).reverse();
  const names = usePeople(all.flatMap(({ to }) => to));
  return (
    <ul class="clock-notes">
      {all.map((one) => (
        <li key={one.id}>
          <p>{subjectOf(one, clocks, i18n)}</p>
          <p class="quiet small">{cameText(one, instant(one.at), names, i18n)}</p>
        </li>
      ))}
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
    case 'event': {
      const event = eventText(cause.event);
      const name = event === undefined ? '' : t(event);
      // The message's own name tells apart those who were told differently of the same.
      if (name === '') return t('explain.told.message', { what: what ?? cause.event });
      return what === undefined ? name : t('explain.told.named', { event: name, what });
    }
    case 'move':
      return what === undefined || what === '' ? t(MOVES[cause.move]) : t('explain.told.named', { event: t(MOVES[cause.move]), what });
    case 'task':
      return t('explain.told.task', { what: what ?? cause.task });
    default:
      return t('explain.told.other');
  }
}
