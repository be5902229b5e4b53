import type { ComponentChildren } from 'preact';

/** A table that may be wider than the page: then it is scrolled, by keyboard too. It has a name, by the id of its heading or in words, unless what it stands in has it. */
export function Wide({ children, ...name }: { children: ComponentChildren } & { 'aria-labelledby'?: string; 'aria-label'?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than the page and is scrolled by keyboard too.
    <section class="scroll" tabIndex={0} {...name}>
      <table class="table">{children}</table>
    </section>
  );
}
