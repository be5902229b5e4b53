import type { ButtonHTMLAttributes } from 'preact';
import { Icon } from './icons';

/** A button that shows a drawing; its name says what it does, to everybody who asks. One that cannot be used stays where the focus is. */
export function IconButton({
  icon,
  name,
  off,
  onClick,
  ...rest
}: ButtonHTMLAttributes & { icon: Parameters<typeof Icon>[0]['name']; name: string; off?: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      {...rest}
      class="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={off ? true : undefined}
      onClick={() => off || onClick()}
    >
      <Icon name={icon} />
    </button>
  );
}
