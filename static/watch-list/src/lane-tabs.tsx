import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { LANES, type Lane } from '../../../src/domain/watch/lanes';
import { useI18n } from '../../shared/start';
import { LANE_NAMES } from './words';

interface LaneTabsProps {
  chosen: Lane;
  choose: (lane: Lane) => void;
  board: Record<Lane, readonly unknown[]>;
  /** What the chosen lane holds. */
  children: ComponentChildren;
}

/** Which lane the keys lead to from another. */
function laneAt(key: string, from: Lane): Lane | undefined {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step !== undefined) return LANES[(LANES.indexOf(from) + step + LANES.length) % LANES.length];
  return key === 'Home' ? LANES[0] : key === 'End' ? LANES.at(-1) : undefined;
}

/** The lanes as tabs, each with how many incidents it holds. */
export function LaneTabs({ chosen, choose, board, children }: LaneTabsProps) {
  const { t, locale } = useI18n();
  const id = useId();
  const number = new Intl.NumberFormat(locale);
  const onKeyDown = (event: KeyboardEvent): void => {
    const lane = laneAt(event.key, chosen);
    if (!lane) return;
    event.preventDefault();
    choose(lane);
    document.getElementById(`${id}-${lane}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={t('watch.lanes')}>
        {LANES.map((lane) => (
          <button
            key={lane}
            type="button"
            role="tab"
            id={`${id}-${lane}`}
            class="tab"
            aria-selected={lane === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={lane === chosen ? 0 : -1}
            onClick={() => choose(lane)}
            onKeyDown={onKeyDown}
          >
            {t(LANE_NAMES[lane])}{' '}
            <span class={board[lane].length > 0 ? `count count-${lane}` : 'count'}>{number.format(board[lane].length)}</span>
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} class="stack-tight">
        {children}
      </div>
    </>
  );
}
