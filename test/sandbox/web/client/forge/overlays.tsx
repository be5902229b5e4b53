import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { OpenedFrame } from './app-frame';
import { dropFlag, type Flag, flags } from './flags';
import { dropModal, forgetModal, modals, type OpenModal } from './modals';
import { useStore } from './store';
import { isRecord } from './wire';
import './forge.css';

/** How long a flag stays that dismisses itself, ms (Atlaskit's AutoDismissFlag). */
const FLAG_MS = 8_000;

/** The app's modals and flags, above everything. Once in the shell. */
export function ForgeOverlays(): JSX.Element {
  const open = useStore(modals);
  const shown = useStore(flags);
  return (
    <>
      {open.map((modal) => (
        <ModalDialog key={modal.id} modal={modal} />
      ))}
      <FlagGroup flags={shown} />
    </>
  );
}

function ModalDialog({ modal }: { modal: OpenModal }): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = (payload?: unknown): void => dropModal(modal.id, payload);
  const closed = modal.closed ?? false;
  useLayoutEffect(() => {
    if (closed) return undefined;
    const before = document.activeElement;
    // Opened out of a frame, the keyboard is still with that frame until the page asks for it.
    window.focus();
    dialog.current?.showModal();
    return () => {
      dialog.current?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [closed]);
  const dismiss = (): void => {
    if (modal.closeOnEscape) close();
  };
  // A frame focused while it was still empty has the focus in name only; once loaded it is given it again.
  const loaded = (event: Event): void => {
    const frame = event.target;
    if (!(frame instanceof HTMLIFrameElement) || document.activeElement !== frame) return;
    frame.blur();
    frame.focus();
  };
  return (
    <dialog
      ref={dialog}
      class={`forge-modal ${sizeClass(modal.size)}`}
      style={sizeStyle(modal.size)}
      aria-label={modal.title || modal.info.appName}
      onKeyDown={(event) => {
        // Handled here, since the browser closes a dialog at the second Escape whatever its cancel event says.
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        dismiss();
      }}
      onCancel={(event) => event.preventDefault()}
      onLoadCapture={loaded}
      onClose={() => close()}
      onClick={(event) => {
        if (event.target === dialog.current && modal.closeOnOverlayClick) close();
      }}
    >
      <div class="forge-modal-box">
        {modal.title !== '' && (
          <div class="forge-modal-head">
            <h2>{modal.title}</h2>
            <button type="button" class="forge-icon-button" aria-label="Close" onClick={() => close()}>
              ✕
            </button>
          </div>
        )}
        <OpenedFrame
          info={modal.info}
          title={modal.title || modal.info.appName}
          fill
          {...(closed ? { onLeft: () => forgetModal(modal.id) } : {})}
          hooks={{ close, submit: close, escape: dismiss, ...(modal.onRefresh ? { refresh: modal.onRefresh } : {}) }}
        />
      </div>
    </dialog>
  );
}

function sizeClass(size: unknown): string {
  return typeof size === 'string' && /^[a-z]+$/.test(size) ? `forge-modal-${size}` : 'forge-modal-custom';
}

function sizeStyle(size: unknown): { width?: string; height?: string } {
  if (!isRecord(size) || typeof size.width !== 'string') return {};
  return { width: size.width, ...(typeof size.height === 'string' ? { height: size.height } : {}) };
}

function FlagGroup({ flags: shown }: { flags: Flag[] }): JSX.Element {
  return (
    <section class="forge-flags" aria-label="Messages of apps" aria-live="polite" popover="manual" ref={raise(shown.length > 0)}>
      {shown.map((flag) => (
        <FlagBox key={flag.id} flag={flag} />
      ))}
    </section>
  );
}

// A popover is in the browser's top layer, above open dialogs, as Jira's flags are above its modals.
function raise(visible: boolean): (element: HTMLElement | null) => void {
  return (element) => {
    if (!element) return;
    if (element.matches(':popover-open')) element.hidePopover();
    if (visible) element.showPopover();
  };
}

const MARKS = { info: 'i', success: '✓', warning: '!', error: '✕' };

function FlagBox({ flag }: { flag: Flag }): JSX.Element {
  const close = (): boolean => dropFlag(flag.id);
  useEffect(() => {
    if (!flag.autoDismiss) return undefined;
    const timer = setTimeout(close, FLAG_MS);
    return () => clearTimeout(timer);
  }, [flag]);
  return (
    <article class={`forge-flag forge-flag-${flag.kind}${flag.bold ? ' forge-flag-bold' : ''}`} data-flag={flag.id}>
      <span class="forge-flag-mark" role="img" aria-label={flag.kind}>
        {MARKS[flag.kind]}
      </span>
      <div class="forge-flag-text">
        <strong>{flag.title}</strong>
        {flag.description && <p>{flag.description}</p>}
        {flag.actions.length > 0 && (
          <div class="forge-flag-actions">
            {flag.actions.map((action) => (
              <button type="button" key={action.text} onClick={() => Promise.resolve(action.run()).catch(console.error)}>
                {action.text}
              </button>
            ))}
          </div>
        )}
      </div>
      <button type="button" class="forge-icon-button" aria-label={`Dismiss: ${flag.title}`} onClick={close}>
        ✕
      </button>
    </article>
  );
}
