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
  onClose?: ((payload: unknown) => unknown) | undefined;
  onRefresh?: ((payload: unknown) => void) | undefined;
}

let next = 1;

/** Modals open on this page, the topmost last. */
export const modals = new Store<OpenModal[]>([]);

export function pushModal(modal: Omit<OpenModal, 'id'>): number {
  const id = next++;
  modals.set([...modals.get(), { ...modal, id }]);
  return id;
}

/** Takes a modal away and tells who opened it; nothing when it is gone already. */
export function dropModal(id: number, payload?: unknown): void {
  const modal = modals.get().find((open) => open.id === id);
  if (!modal) return;
  modals.set(modals.get().filter((open) => open.id !== id));
  Promise.resolve(modal.onClose?.(payload)).catch((error: unknown) => console.error('onClose of a modal failed', error));
}

/** Closes the place a frame stands in, after what the app asked to be done first. */
export async function closeFrame(frame: FrameHost, payload: unknown): Promise<true> {
  await frame.beforeClose?.();
  frame.hooks.close?.(payload);
  return true;
}
