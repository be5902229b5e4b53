import type { ButtonHTMLAttributes } from 'preact';
import { Button } from '../../../shared/ui/button';
import { useKeysOn } from './key-switch';

/** A button with the key that presses it. */
export function KeyButton({ keyName, children, ...rest }: Parameters<typeof Button>[0] & ButtonHTMLAttributes & { keyName: string }) {
  const on = useKeysOn();
  return (
    <Button {...rest} data-key={keyName} {...(on ? { 'aria-keyshortcuts': keyName } : {})}>
      {children}
      {on && (
        <span class="key" aria-hidden="true">
          {keyName}
        </span>
      )}
    </Button>
  );
}
