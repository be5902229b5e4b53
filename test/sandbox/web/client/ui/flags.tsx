import { useEffect, useState } from 'preact/hooks';
import { asFailure } from '../load';
import { Icon } from './icon';

interface Flag {
  id: number;
  tone: 'success' | 'error';
  title: string;
  text: string;
  href?: string;
}

/** How long good news stays, ms; bad news stays until closed. */
const STAYS_MS = 8_000;

let flags: Flag[] = [];
let next = 1;
const listeners = new Set<() => void>();

function set(change: Flag[]): void {
  flags = change;
  for (const listener of listeners) listener();
}

function add(flag: Omit<Flag, 'id'>): void {
  const id = next++;
  set([{ ...flag, id }, ...flags].slice(0, 5));
  if (flag.tone === 'success') setTimeout(() => set(flags.filter((one) => one.id !== id)), STAYS_MS);
}

/** Says at the edge of the screen that something was done. */
export function flagDone(title: string, text = '', href?: string): void {
  add({ tone: 'success', title, text, ...(href === undefined ? {} : { href }) });
}

/** Says that something was refused, in Jira's words. */
export function flagFailure(title: string, error: unknown): void {
  add({ tone: 'error', title, text: asFailure(error).message });
}

/** Where flags of Jira's own pages appear. Once in the shell. */
export function Flags() {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = (): void => again((count) => count + 1);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return (
    <section class="flags" aria-label="Messages" aria-live="polite">
      {flags.map((flag) => (
        <div key={flag.id} class={`flag flag-${flag.tone}`}>
          <Icon name={flag.tone === 'success' ? 'check' : 'warning'} />
          <div class="flag-body">
            <p class="flag-title">{flag.href ? <a href={flag.href}>{flag.title}</a> : flag.title}</p>
            {flag.text && <p>{flag.text}</p>}
          </div>
          <button
            type="button"
            class="button subtle icon-only"
            aria-label={`Dismiss: ${flag.title}`}
            onClick={() => set(flags.filter((one) => one.id !== flag.id))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
    </section>
  );
}
