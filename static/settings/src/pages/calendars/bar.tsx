import { useRef, useState } from 'preact/hooks';
import { leftOut, replacedAt } from '../parts/list';
import { DAY_MINUTES, drawn, type Interval, pulled, type Stretch, stretchesOf } from './times';

interface DayBarProps {
  own: readonly Interval[];
  /** Of the day before: its night shift ends here. */
  before: readonly Interval[];
  change(intervals: Interval[]): void;
  readOnly: boolean;
}

/** What the mouse is doing: drawing a new stretch, or pulling an end of one that is there. */
interface Drag {
  start: number;
  now: number;
  pull?: { at: number; end: 'from' | 'to' };
}

/** How near to an end of a stretch a mouse takes hold of it, as a share of the day. */
const NEAR = 0.012;

/**
 * A day as a bar: open stretches are drawn with the mouse and pulled at their ends. For the mouse alone; the exact times beside it are for
 * everybody.
 */
export function DayBar({ own, before, change, readOnly }: DayBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const [drag, setShown] = useState<Drag>();
  // A quick mouse moves on before the bar is drawn again.
  const present = useRef<Drag | undefined>(undefined);
  const setDrag = (to: Drag | undefined): void => {
    present.current = to;
    setShown(to);
  };
  const stretches = stretchesOf(own, before);
  const shareAt = (event: MouseEvent): number => {
    const box = bar.current?.getBoundingClientRect();
    return box ? (event.clientX - box.left) / box.width : 0;
  };
  const endNear = (share: number): Drag['pull'] => {
    for (const { from, to, at } of stretches) {
      if (at === undefined) continue;
      if (Math.abs(from / DAY_MINUTES - share) < NEAR) return { at, end: 'from' };
      if (to < DAY_MINUTES && Math.abs(to / DAY_MINUTES - share) < NEAR) return { at, end: 'to' };
    }
    return undefined;
  };
  const result = ({ start, now, pull }: Drag): Interval[] => {
    if (pull) {
      const interval = own[pull.at];
      return interval ? replacedAt(own, pull.at, pulled(interval, pull.end, now)) : [...own];
    }
    const made = drawn(start, now);
    return made ? [...own, made].sort(([a], [b]) => (a < b ? -1 : 1)) : [...own];
  };
  const shown = drag ? stretchesOf(result(drag), before) : stretches;
  return (
    <div
      class={readOnly ? 'day-bar' : 'day-bar day-bar-live'}
      ref={bar}
      aria-hidden="true"
      onPointerDown={(event) => {
        if (readOnly || event.button !== 0) return;
        const start = shareAt(event);
        const pull = endNear(start);
        const inside = stretches.some(({ from, to }) => from / DAY_MINUTES < start && start < to / DAY_MINUTES);
        if (inside && !pull) return;
        event.preventDefault();
        bar.current?.setPointerCapture(event.pointerId);
        setDrag({ start, now: start, ...(pull ? { pull } : {}) });
      }}
      onPointerMove={(event) => present.current && setDrag({ ...present.current, now: shareAt(event) })}
      onPointerUp={() => {
        if (present.current) change(result(present.current));
        setDrag(undefined);
      }}
      onPointerCancel={() => setDrag(undefined)}
      onDblClick={(event) => {
        const share = shareAt(event);
        const hit = stretches.find(({ from, to, at }) => at !== undefined && from / DAY_MINUTES <= share && share <= to / DAY_MINUTES);
        if (!readOnly && hit?.at !== undefined) change(leftOut(own, hit.at));
      }}
    >
      {[6, 12, 18].map((hour) => (
        <i key={hour} class={`tick tick-${hour}`} />
      ))}
      {shown.map((one) => (
        <Piece key={`${one.from}-${one.to}-${one.at}`} stretch={one} />
      ))}
    </div>
  );
}

/** Styles by attribute are forbidden by the platform's content policy; by the object model they are not. */
function Piece({ stretch: { from, to, at } }: { stretch: Stretch }) {
  return (
    <b
      class={at === undefined ? 'piece piece-rest' : 'piece'}
      ref={(element) => {
        if (!element) return;
        element.style.left = `${(from / DAY_MINUTES) * 100}%`;
        element.style.width = `${((to - from) / DAY_MINUTES) * 100}%`;
      }}
    />
  );
}
