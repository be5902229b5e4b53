import type { FrameHost, FrameInfo } from './frame-host';
import { Store } from './store';

/** One modal dialog with a frame of the app in it. */
export interface OpenModal {
  id: number;
  info: FrameInfo;
  title: string;
  size: unknown;
  closeOnEscape: boolean;
  closeOnOverlayClick: boolean;
  /** Closed for everyone; only its frame still stands, out of sight, until it is done with what closed it. */
  closed?: boolean;
  onClose?: ((payload: unknown) => unknown) | undefined;
  onRefresh?: ((payload: unknown) => void) | undefined;
}

let next = 1;

/** Modals of this page, the topmost last. */
export const modals = new Store<OpenModal[]>([]);

export function pushModal(modal: Omit<OpenModal, 'id'>): number {
  const id = next++;
  modals.set([...modals.get(), { ...modal, id }]);
  return id;
}

/** Closes a modal and tells who opened it; nothing when it is closed already. */
export function dropModal(id: number, payload?: unknown): void {
  const modal = modals.get().find((open) => open.id === id);
  if (!modal || modal.closed) return;
  modals.set(modals.get().map((open) => (open === modal ? { ...modal, closed: true } : open)));
  Promise.resolve(modal.onClose?.(payload)).catch((error: unknown) => console.error('onClose of a modal failed', error));
}

/** Takes a closed modal out of the page. */
export function forgetModal(id: number): void {
  modals.set(modals.get().filter((open) => open.id !== id));
}

/** Closes the place a frame stands in, after what the app asked to be done first. */
export async function closeFrame(frame: FrameHost, payload: unknown): Promise<true> {
  await frame.beforeClose?.();
  frame.hooks.close?.(payload);
  return true;
}
