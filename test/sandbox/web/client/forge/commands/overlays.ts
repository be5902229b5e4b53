import { dropFlag, readFlag, showFlag } from '../flags';
import { pushModal } from '../modals';
import { openFrame } from '../open-frame';
import { isRecord } from '../wire';
import type { Command } from './command';

/** Flags and modal dialogs, shown by the page above everything. */
export const overlayCommands: Record<string, Command> = {
  showFlag: (_frame, payload) => {
    showFlag(readFlag(payload));
    return true;
  },
  closeFlag: (_frame, payload) => (isRecord(payload) ? dropFlag(String(payload.id)) : false),
  openModal: async (frame, payload) => {
    const options = isRecord(payload) ? payload : {};
    const { onClose, resource, title } = options;
    const info = await openFrame({
      opener: frame.info.token,
      modal: options.context ?? {},
      ...(typeof resource === 'string' ? { resource } : {}),
    });
    pushModal({
      info,
      title: typeof title === 'string' ? title : '',
      size: options.size ?? 'medium',
      closeOnEscape: options.closeOnEscape !== false,
      closeOnOverlayClick: options.closeOnOverlayClick !== false,
      onClose: typeof onClose === 'function' ? (result) => onClose(result) : undefined,
      onRefresh: frame.hooks.refresh,
    });
    return true;
  },
};
