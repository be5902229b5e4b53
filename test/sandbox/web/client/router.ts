import { useEffect, useState } from 'preact/hooks';

/** Where the browser is. */
export interface Place {
  path: string;
  query: URLSearchParams;
  hash: string;
}

const listeners = new Set<() => void>();

export function place(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash };
}

/** Goes to a path of this site without loading anew ("/browse/IT-1"); addresses of other origins are loaded. */
export function navigate(to: string, options: { replace?: boolean } = {}): void {
  const url = new URL(to, location.href);
  if (url.origin !== location.origin) {
    location.assign(url);
    return;
  }
  if (options.replace) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  tell();
}

/** Lets pages notice that the address changed by other means than `navigate`. */
export function tell(): void {
  for (const listener of listeners) listener();
}

export function onNavigate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place, following navigation. */
export function usePlace(): Place {
  const [here, setHere] = useState(place);
  useEffect(() => onNavigate(() => setHere(place())), []);
  return here;
}

/**
 * Parameters of a path, or undefined when the pattern is another's. "/browse/:key" matches one segment each; a last "*" takes the rest.
 */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    if (part === '*') {
      found.rest = given.slice(at).join('/');
      return found;
    }
    const value = given[at];
    if (value === undefined) return undefined;
    if (part.startsWith(':')) found[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return undefined;
  }
  return wanted.length === given.length ? found : undefined;
}

/** Makes plain links of this site navigate in place. Call once. */
export function followLinks(): void {
  addEventListener('popstate', tell);
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.href || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname.startsWith('/_sandbox/') || url.pathname.startsWith('/x1/')) return;
    event.preventDefault();
    navigate(url.pathname + url.search + url.hash);
  });
}
