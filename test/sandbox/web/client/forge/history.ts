import { navigate, onNavigate } from '../router';
import type { FrameHistory, FrameHost } from './frame-host';
import { isRecord } from './wire';

interface Location {
  pathname: string;
  search: string;
  hash: string;
  state: unknown;
  key: string;
}

/**
 * The `history` object (version 4) of a module with pages, tied to the address bar. Its members answer with promises, since the frame is
 * another origin: on the platform too. Throws where the module has no pages of its own.
 */
export function createHistory(frame: FrameHost): Record<string, unknown> {
  const { history } = frame.hooks;
  if (!history) throw new Error(`createHistory is not available in ${String(frame.info.context.extension.type)}`);
  const listeners = new Set<(location: Location, action: string) => unknown>();
  let action = 'POP';
  let state: unknown = null;
  const here = (): Location => ({ ...history.read(), state, key: 'default' });
  let last = JSON.stringify(history.read());
  frame.onDispose(
    history.listen(() => {
      const now = JSON.stringify(history.read());
      if (now === last) return;
      last = now;
      for (const listener of listeners) listener(here(), action);
      action = 'POP';
    }),
  );
  const move = (replace: boolean) => (to: unknown, nextState: unknown) => {
    action = replace ? 'REPLACE' : 'PUSH';
    state = (isRecord(to) ? to.state : nextState) ?? null;
    history.go(pathOf(to), replace);
  };
  return {
    action,
    length: window.history.length,
    location: here(),
    push: move(false),
    replace: move(true),
    go: (steps: unknown) => history.move(Number(steps)),
    goBack: () => history.move(-1),
    goForward: () => history.move(1),
    createHref: (to: unknown) => history.href(pathOf(to)),
    block: () => {
      throw new Error('history.block is not modelled by the local Jira');
    },
    listen: (listener: unknown) => {
      if (typeof listener !== 'function') throw new Error('listen needs a function.');
      const wrapped = (location: Location, kind: string): unknown => listener(location, kind);
      listeners.add(wrapped);
      return () => listeners.delete(wrapped);
    },
  };
}

function pathOf(to: unknown): string {
  if (typeof to === 'string') return to.startsWith('/') ? to : `/${to}`;
  if (!isRecord(to)) return '/';
  const text = (part: unknown): string => (typeof part === 'string' ? part : '');
  return `${text(to.pathname) || '/'}${text(to.search)}${text(to.hash)}`;
}

/** History of a page of an app that lives under `base` ("/jira/settings/apps/settings"). */
export function pageHistory(base: string): FrameHistory {
  return {
    read: () => {
      const rest = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
      return { pathname: rest === '' ? '/' : rest, search: location.search, hash: location.hash };
    },
    go: (path, replace) => navigate(base + (path === '/' ? '' : path), { replace }),
    href: (path) => base + (path === '/' ? '' : path),
    move: (steps) => window.history.go(steps),
    listen: onNavigate,
  };
}
