import { createHistory } from '../history';
import { closeFrame } from '../modals';
import { pageTheme } from '../page';
import type { Command } from './command';

/** What @forge/bridge calls `view`: the frame itself, and the place it stands in. */
export const viewCommands: Record<string, Command> = {
  getContext: (frame) => ({ ...structuredClone(frame.info.context), theme: themeState(), surfaceColor: null }),
  submit: (frame, payload) => {
    if (frame.hooks.submit) return done(() => frame.hooks.submit?.(payload));
    return frame.hooks.close ? closeFrame(frame, payload) : false;
  },
  close: (frame, payload) => (frame.hooks.close ? closeFrame(frame, payload) : false),
  // Only places that begin closed can be opened by the app; the local Jira has none such.
  open: () => false,
  refresh: (frame, payload) => (frame.hooks.refresh ? done(() => frame.hooks.refresh?.(payload)) : false),
  onClose: (frame, payload) => {
    if (!frame.hooks.close || typeof payload !== 'function') return false;
    frame.beforeClose = () => payload();
    return true;
  },
  changeWindowTitle: (_frame, payload) => {
    if (typeof payload !== 'string') throw new Error('The title must be a string.');
    document.title = payload;
  },
  createHistory,
  enableTheming: (frame) => frame.theme(),
  emitReadyEvent: () => undefined,
  // Forge's router.reload loads the whole page anew.
  reload: async (frame) => {
    await frame.settled();
    location.reload();
  },
  getFrameId: (frame) => frame.info.token,
  getFrameDispatch: () => undefined,
};

function done(work: () => void): true {
  work();
  return true;
}

/** The theme as getContext().theme says it (ThemeState of @atlaskit/tokens). */
function themeState(): Record<string, unknown> {
  const { colorMode, theme } = pageTheme();
  const parts = theme.split(' ').flatMap((part): [string, string][] => {
    const [kind, name] = part.split(':');
    return kind && name ? [[kind, name]] : [];
  });
  return { colorMode, ...Object.fromEntries(parts) };
}
