import type { ButtonHTMLAttributes } from 'preact';

/** A button in one of Atlassian's looks. */
export function Button({ look = 'default', ...rest }: ButtonHTMLAttributes & { look?: 'primary' | 'default' | 'link' | 'danger' }) {
  return <button type="button" {...rest} class={`button button-${look}`} />;
}
