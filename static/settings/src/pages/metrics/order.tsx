import { useId, useRef } from 'preact/hooks';
import type { ClockStep, Metric } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { IconButton } from '../parts/icon-button';
import { movedBy } from '../parts/list';
import { useSaid } from '../parts/use-said';

const STEP_TEXTS: Record<ClockStep, TextKey> = {
  cancel: 'page.metrics.step.cancel',
  stop: 'page.metrics.step.stop',
  reset: 'page.metrics.step.reset',
  start: 'page.metrics.step.start',
  resume: 'page.metrics.step.resume',
  hold: 'page.metrics.step.hold',
};

interface OrderProps {
  order: Metric['order'];
  change(order: Metric['order']): void;
  readOnly: boolean;
  path: string;
}

/** What comes first when one change does several things at once. */
export function Order({ order, change, readOnly, path }: OrderProps) {
  const { t } = useI18n();
  const id = useId();
  const { say, said } = useSaid();
  const list = useRef<HTMLOListElement>(null);
  const move = (at: number, by: number): void => {
    const step = order[at];
    if (!step) return;
    change(movedBy(order, at, by));
    say(t('page.common.movedTo', { name: t(STEP_TEXTS[step]), place: at + by + 1, count: order.length }));
    requestAnimationFrame(() => list.current?.querySelectorAll('li')[at + by]?.querySelectorAll('button')[by < 0 ? 0 : 1]?.focus());
  };
  return (
    <section class="form" aria-labelledby={id} data-path={path}>
      {said}
      <div class="section-head">
        <h4 id={id}>{t('page.metrics.order')}</h4>
        <p class="quiet small">{t('page.metrics.orderHint')}</p>
      </div>
      <ol class="steps-order" ref={list}>
        {order.map((step, at) => {
          const name = t(STEP_TEXTS[step]);
          return (
            <li key={step}>
              <span>{name}</span>
              {!readOnly && (
                <>
                  <IconButton icon="up" name={t('page.common.moveUp', { name })} off={at === 0} onClick={() => move(at, -1)} />
                  <IconButton
                    icon="down"
                    name={t('page.common.moveDown', { name })}
                    off={at === order.length - 1}
                    onClick={() => move(at, 1)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
