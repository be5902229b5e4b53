import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon';

/** A modal dialog: the browser's own, which keeps focus inside and gives it back. Escape and the cross call `onClose`. */
export function Dialog(props: {
  title: string;
  onClose: () => void;
  /** "medium" 600 px (default), "wide" 800 px. */
  size?: 'medium' | 'wide';
  children: ComponentChildren;
}) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog dialog-${props.size ?? 'medium'}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        if (event.target !== element.current) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <header class="dialog-header">
        <h2 id={heading}>{props.title}</h2>
        <button type="button" class="button subtle icon-only" aria-label="Close" onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </header>
      {props.children}
    </dialog>
  );
}
