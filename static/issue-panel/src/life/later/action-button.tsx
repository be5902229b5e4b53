import { Button } from '../../../../shared/ui/button';
import type { Open } from './actions';
import { KINDS } from './kinds';

interface ActionButtonProps {
  action: Open;
  label: string;
  /** Of what is none of the kinds. */
  keyName?: string;
  look: 'primary' | 'default';
  /** Shortcuts are switched on. */
  shortcut: boolean;
  busy: boolean;
  /** Of what opens something below. */
  expanded: boolean | undefined;
  onPress(): void;
}

/** Something to do, with the key that does it. */
export function ActionButton({ action, label, keyName, look, shortcut, busy, expanded, onPress }: ActionButtonProps) {
  const key = keyName ?? (action === 'help' ? '' : KINDS[action].key);
  return (
    <Button
      data-act={action}
      look={look}
      aria-disabled={busy}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      {...(shortcut ? { 'aria-keyshortcuts': key } : {})}
      onClick={onPress}
    >
      {label}
      {shortcut && (
        <span class="key" aria-hidden="true">
          {key}
        </span>
      )}
    </Button>
  );
}
