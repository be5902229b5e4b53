import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface PaneProps {
  title: string;
  /** Where the keyboard goes when it is opened. */
  heading: RefObject<HTMLHeadingElement | null>;
  onClose(): void;
  children: ComponentChildren;
}

/** Something opened below the buttons. Who opened it is at its heading at once; Escape leaves it. */
export function Pane({ title, heading, onClose, children }: PaneProps) {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  // Read where time has passed since the last drawing.
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    heading.current?.focus();
    const heard = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close.current();
    };
    box.current?.addEventListener('keydown', heard);
    return () => box.current?.removeEventListener('keydown', heard);
  }, [heading]);
  return (
    <section ref={box} class="life-box stack-tight" aria-labelledby={id}>
      <h3 id={id} ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
    </section>
  );
}
