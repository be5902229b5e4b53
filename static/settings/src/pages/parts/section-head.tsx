import type { ComponentChildren } from 'preact';

/** Heading of a part of a page, and what it decides. */
export function SectionHead({ id, title, children }: { id: string; title: string; children?: ComponentChildren }) {
  return (
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      {children && <p class="quiet">{children}</p>}
    </div>
  );
}
