import { useEffect, useRef, useState } from 'preact/hooks';
import { openDraft } from '../../../../shared/draft';

const isSwitch = (value: unknown): value is boolean => typeof value === 'boolean';
const kept = openDraft<boolean>('shortcuts', isSwitch);

/** Where a letter is a letter. */
const TYPED_IN = 'input, select, textarea, [contenteditable], form';

/**
 * Single keys that do something while the keyboard is in the panel and not where something is typed. Anybody can switch them off (WCAG
 * 2.1.4); that is kept in the browser.
 * @param press what a key does, by the key in lower case.
 */
export function useShortcuts(press: ReadonlyMap<string, () => void>): { on: boolean; turn(on: boolean): void } {
  const [on, setOn] = useState(() => kept.read() ?? true);
  // Read where time has passed since the last drawing.
  const presses = useRef(press);
  presses.current = press;
  useEffect(() => {
    if (!on) return;
    const heard = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPED_IN)) return;
      const does = presses.current.get(event.key.toLowerCase());
      if (!does) return;
      event.preventDefault();
      does();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [on]);
  return {
    on,
    turn: (now) => {
      kept.write(now);
      setOn(now);
    },
  };
}
