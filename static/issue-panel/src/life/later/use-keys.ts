import { useEffect } from 'preact/hooks';
import { useKeysOn } from '../../keys/key-switch';

/** Where a letter is a letter. */
const TYPED_IN = 'input, select, textarea, [contenteditable], form';

/** Every button of the panel that has a key, in the order in which they stand. */
export const keyButtons = (): HTMLButtonElement[] => [...document.querySelectorAll<HTMLButtonElement>('button[data-key]')];

/** Single keys press their button while the keyboard is in the panel and not where something is typed, unless somebody switched them off. */
export function useKeys(): void {
  const on = useKeysOn();
  useEffect(() => {
    if (!on) return;
    const heard = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPED_IN)) return;
      const button = keyButtons().find(({ dataset }) => dataset.key === event.key.toUpperCase());
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    document.addEventListener('keydown', heard);
    return () => document.removeEventListener('keydown', heard);
  }, [on]);
}
