import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from './icons';

interface FoldProps {
  title: string;
  /** What is in it, in a few words. */
  about?: string;
  open?: boolean;
  /** It asks Jira for something: it is not there before somebody wants it. */
  lazy?: boolean;
  children: ComponentChildren;
}

/** A part of a form that is folded until somebody wants it. */
export function Fold({ title, about, open = false, lazy = false, children }: FoldProps) {
  const [wanted, setWanted] = useState(open || !lazy);
  return (
    <details class="fold" open={open} onToggle={({ currentTarget }) => currentTarget.open && setWanted(true)}>
      <summary>
        <Icon name="open" />
        <h3>{title}</h3>
        {about && <span class="quiet small">{about}</span>}
      </summary>
      {wanted && <div class="form">{children}</div>}
    </details>
  );
}
