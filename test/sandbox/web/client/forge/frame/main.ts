import { HELLO, isRecord, Wire } from '../wire';

/** What stands in every frame in place of Forge's own script: `__bridge`, the frame's height, its theme and its clock. */

declare global {
  var __bridge: { callBridge(command: string, payload?: unknown): Promise<unknown> } | undefined;
  var __sandboxClock: { offset: number; stoppedAt: number | null } | undefined;
}

const host = `${location.protocol}//localhost:${location.port}`;
const { port1, port2 } = new MessageChannel();
const wire = new Wire(port1, (command, payload) => {
  switch (command) {
    case 'theme':
      return applyTheme(payload);
    case 'clock':
      return applyClock(payload);
    case 'settled':
      // That this is read at all says that what came before is done.
      return undefined;
    default:
      throw new Error(`frame: unknown command ${command}`);
  }
});
// The page and this frame live on two origins; only Jira's gets the port.
window.parent.postMessage(HELLO, host, [port2]);

const bridge = { callBridge: (command: string, payload?: unknown) => wire.call(command, payload) };
Object.defineProperty(globalThis, '__bridge', { value: bridge, writable: false });

async function applyTheme(payload: unknown): Promise<void> {
  if (!isRecord(payload)) return;
  const root = document.documentElement;
  root.dataset.colorMode = String(payload.colorMode);
  root.dataset.theme = String(payload.theme);
  if (document.querySelector('link[data-forge-tokens]')) return;
  // A link, not a style element: the policy allows no inline styles.
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = '/_forge/tokens.css';
  link.dataset.forgeTokens = '';
  await new Promise<void>((resolve) => {
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.prepend(link);
  });
}

function applyClock(payload: unknown): void {
  const clock = globalThis.__sandboxClock;
  if (!clock || !isRecord(payload) || typeof payload.offset !== 'number') return;
  clock.offset = payload.offset;
  clock.stoppedAt = typeof payload.stoppedAt === 'number' ? payload.stoppedAt : null;
}

let told = -1;

/** Tells the page how high the content is, in CSS pixels; the platform uses iframe-resizer for the same. */
function tellHeight(): void {
  if (!document.body) return;
  const { marginTop, marginBottom, paddingBottom } = getComputedStyle(document.body);
  const body = document.body.getBoundingClientRect().height + px(marginTop) + px(marginBottom);
  // Margins of the content that collapse with the body's are not part of its box.
  const bottoms = [...document.body.children].map((child) => {
    const style = getComputedStyle(child);
    if (style.position === 'fixed') return 0;
    return child.getBoundingClientRect().bottom + scrollY + px(style.marginBottom) + px(paddingBottom) + px(marginBottom);
  });
  const height = Math.ceil(Math.max(body, ...bottoms));
  if (height === told) return;
  told = height;
  wire.call('__height', { height }).catch(() => undefined);
}

function px(length: string): number {
  return Number.parseFloat(length) || 0;
}

function watchHeight(): void {
  const observer = new ResizeObserver(tellHeight);
  observer.observe(document.documentElement);
  observer.observe(document.body);
  tellHeight();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watchHeight);
else watchHeight();

/** Escape closes a modal wherever the focus is; keys meant for Jira (the command palette) are handed on. */
window.addEventListener('keydown', (event) => {
  if (event.defaultPrevented) return;
  if (event.key === 'Escape') wire.call('__key', { key: 'Escape' }).catch(() => undefined);
  if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    wire.call('__key', { key: 'palette' }).catch(() => undefined);
  }
});
