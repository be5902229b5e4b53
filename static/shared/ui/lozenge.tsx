import type { ComponentChildren } from 'preact';

export type LozengeLook = 'new' | 'inprogress' | 'moved' | 'success' | 'removed' | 'default';

/** A word on a coloured ground. The colour never says anything the word does not. */
export function Lozenge({ look, children }: { look: LozengeLook; children: ComponentChildren }) {
  return <span class={`lozenge lozenge-${look}`}>{children}</span>;
}
