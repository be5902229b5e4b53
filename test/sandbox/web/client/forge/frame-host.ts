import { commands } from './commands';
import { onThemeChange, pageTheme, reportProblem } from './page';
import { openFrames } from './registry';
import { HELLO, isRecord, type Json, Wire } from './wire';

/** How long a frame may take to say that it is done, ms: one that hangs is not waited for. */
const SETTLE_MS = 5_000;
/** How long a frame that is done stays all the same, ms: for a key that comes up after it was pressed in the frame. */
const REST_MS = 150;

/** A frame as the server opened it. */
export interface FrameInfo {
  token: string;
  src: string;
  moduleKey: string;
  resource: string;
  appName: string;
  context: Json & { extension: Json };
}

/** The app's own place in the address bar: what createHistory moves. */
export interface FrameHistory {
  /** Path within the app's page, beginning with "/". */
  read(): { pathname: string; search: string; hash: string };
  go(path: string, replace: boolean): void;
  href(path: string): string;
  move(steps: number): void;
  listen(listener: () => void): () => void;
}

/** What the place a frame stands in can do; a missing member is a refusal (`false`) to the app. */
export interface FrameHooks {
  close?(payload: unknown): void;
  submit?(payload: unknown): void;
  refresh?(payload: unknown): void;
  height?(pixels: number): void;
  escape?(): void;
  history?: FrameHistory;
}

/** The page's side of one frame: answers its bridge calls. */
export class FrameHost {
  #wire: Wire | undefined;
  #themed = false;
  #retired = false;
  readonly #cleanups = new Set<() => void>();
  /** What the app wants done before it is closed (view.onClose). */
  beforeClose: (() => unknown) | undefined;

  constructor(
    readonly info: FrameInfo,
    readonly iframe: HTMLIFrameElement,
    readonly hooks: FrameHooks,
  ) {
    const listener = (event: MessageEvent): void => this.#hello(event);
    window.addEventListener('message', listener);
    this.onDispose(() => window.removeEventListener('message', listener));
    this.onDispose(
      onThemeChange(() => {
        if (this.#themed) this.theme().catch(() => undefined);
      }),
    );
    openFrames.add(this);
  }

  /** Runs something when the frame goes (or is loaded anew). */
  onDispose(cleanup: () => void): void {
    this.#cleanups.add(cleanup);
  }

  /**
   * Waits until the frame is done with the key, the click or the call out of which it asked for what makes it go. Chromium never tells who
   * sent an input (a test, by DevTools) that it was handled when the frame goes before it said so: the test would wait for ever.
   */
  async settled(): Promise<void> {
    const done = this.#wire?.call('settled').catch(() => undefined);
    await Promise.race([done, pause(SETTLE_MS)]);
    await pause(REST_MS);
  }

  /** Ends the app's part while the frame itself still stands: it is told nothing more and asks in vain. */
  retire(): void {
    this.#retired = true;
    for (const cleanup of this.#cleanups) cleanup();
    this.#cleanups.clear();
    openFrames.delete(this);
  }

  dispose(): void {
    this.retire();
    this.#wire?.close();
  }

  /** Puts the page's theme on the frame, now and whenever it changes. */
  async theme(): Promise<void> {
    this.#themed = true;
    await this.#wire?.call('theme', pageTheme());
  }

  tell(command: string, payload?: unknown): void {
    this.#wire?.call(command, payload).catch(() => undefined);
  }

  #hello(event: MessageEvent): void {
    const port = event.ports[0];
    if (event.source !== this.iframe.contentWindow || event.origin !== new URL(this.info.src).origin || event.data !== HELLO || !port)
      return;
    this.#wire?.close();
    this.#themed = false;
    this.beforeClose = undefined;
    this.#wire = new Wire(port, (command, payload) => this.#answer(command, payload));
  }

  #answer(command: string, payload: unknown): unknown {
    if (this.#retired) throw new Error('The frame is gone.');
    if (command === '__height') {
      if (isRecord(payload) && typeof payload.height === 'number') this.hooks.height?.(payload.height);
      return undefined;
    }
    if (command === '__key') return this.#key(isRecord(payload) ? payload.key : undefined);
    const run = Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (!run) {
      const what = `bridge command ${command} is not modelled by the local Jira (module ${this.info.moduleKey})`;
      reportProblem(what);
      throw new Error(what);
    }
    return run(this, payload);
  }

  #key(key: unknown): void {
    if (key === 'Escape') this.hooks.escape?.();
    if (key === 'palette') window.dispatchEvent(new CustomEvent('forge:palette'));
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
