import type { ComponentChildren } from 'preact';

interface PageBodyProps {
  /** What the setting does, in a sentence or two. */
  lead: string;
  children: ComponentChildren;
  /** Its effect on an example incident. */
  example?: ComponentChildren;
}

/** A page of the policy: what it decides, the forms, and beside or below them what comes of it. */
export function PageBody({ lead, children, example }: PageBodyProps) {
  return (
    <div class="policy-page">
      <p class="lead">{lead}</p>
      <div class={example ? 'policy-columns' : ''}>
        <div class="policy-forms">{children}</div>
        {example}
      </div>
    </div>
  );
}
