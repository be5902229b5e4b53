import type { ComponentChildren } from 'preact';
import { useShell } from './desk-context';

/** Leads to a page of the settings, to a part of the document on it when `path` is given. */
export function PageLink({ route, path, children }: { route: string; path?: string; children: ComponentChildren }) {
  const { go } = useShell();
  return (
    <a
      href={`#/${route}`}
      onClick={(event) => {
        event.preventDefault();
        go(route, path);
      }}
    >
      {children}
    </a>
  );
}
