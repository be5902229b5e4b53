import type { ComponentChildren } from 'preact';

/** A word on a coloured ground. The colour never says anything the word does not. */
export function Lozenge({
  look,
  children,
}: {
  look: 'new' | 'inprogress' | 'moved' | 'success' | 'removed' | 'default';
  children: ComponentChildren;
}) {
  return <span class={`lozenge lozenge-${look}`}>{children}</span>;
}
