import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

/**
 * A button that opens a menu. Items are elements with role "menuitem", "menuitemradio" or "menuitemcheckbox" and class "menu-item";
 * arrow keys move between them, Escape closes, choosing closes.
 */
export function Menu(props: {
  /** Accessible name of the button, when its content does not say it. */
  label?: string;
  button: ComponentChildren;
  buttonClass?: string;
  /** Which side the menu is aligned with. */
  align?: 'start' | 'end';
  disabled?: boolean;
  /** Given as a function: gets how to close. */
  children: ComponentChildren | ((close: () => void) => ComponentChildren);
}) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    items(list.current)[0]?.focus();
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    // A click into an app's frame is only seen as the page losing focus.
    addEventListener('blur', outsideFrame);
    return () => {
      document.removeEventListener('pointerdown', outside);
      removeEventListener('blur', outsideFrame);
    };
    function outsideFrame(): void {
      if (document.activeElement instanceof HTMLIFrameElement) setOpen(false);
    }
  }, [open]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items(list.current);
    const at = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + (at < 0 ? all.length : 0), Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && open) {
      event.preventDefault();
      all.at(to % Math.max(all.length, 1))?.focus();
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setOpen(false);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the menu inside
    <div class="menu-anchor" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        ref={button}
        class={props.buttonClass ?? 'button'}
        aria-haspopup="menu"
        aria-expanded={open}
        {...(open ? { 'aria-controls': id } : {})}
        {...(props.label === undefined ? {} : { 'aria-label': props.label, title: props.label })}
        disabled={props.disabled ?? false}
        onClick={() => setOpen(!open)}
      >
        {props.button}
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keyboard choosing arrives as a click too
        <div
          id={id}
          ref={list}
          role="menu"
          aria-label={props.label ?? button.current?.textContent ?? 'Menu'}
          class={`menu menu-${props.align ?? 'start'}`}
          onClick={(event) => {
            const item = event.target instanceof Element ? event.target.closest('[role^=menuitem]') : null;
            if (item && item.getAttribute('aria-disabled') !== 'true' && !item.hasAttribute('data-keep-open')) close();
          }}
        >
          {typeof props.children === 'function' ? props.children(close) : props.children}
        </div>
      )}
    </div>
  );
}

function items(list: HTMLElement | null): HTMLElement[] {
  return list ? [...list.querySelectorAll<HTMLElement>('[role^=menuitem]:not([disabled])')] : [];
}

/** One choice of a menu. */
export function MenuItem(props: {
  onSelect?: () => void;
  href?: string;
  /** Given: a choice that is on or off. */
  checked?: boolean;
  children: ComponentChildren;
}) {
  if (props.href !== undefined) {
    return (
      <a role="menuitem" class="menu-item" href={props.href} tabIndex={-1}>
        {props.children}
      </a>
    );
  }
  return (
    <button
      type="button"
      class="menu-item"
      tabIndex={-1}
      {...(props.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': props.checked })}
      onClick={props.onSelect}
    >
      {props.children}
    </button>
  );
}

/** A named group of choices. */
export function MenuGroup({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of menu items is no fieldset
    <div role="group" aria-labelledby={id} class="menu-group">
      <div id={id} class="menu-heading">
        {title}
      </div>
      {children}
    </div>
  );
}
