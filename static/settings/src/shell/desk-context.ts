import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from './use-desk';
import type { Navigation } from './use-route';

/** What every page may reach beyond its own part of the policy. */
export interface Shell {
  desk: Desk;
  go: Navigation['go'];
  /** Part of the document the page was opened for, its steps joined by "/"; empty: the page as a whole. */
  path: string;
  /** Whether what only Jira administrators may do is shown. */
  admin: boolean;
  /** The page that shows a section of the policy, by its route; undefined while there is none. */
  routeOf(section: string): string | undefined;
}

export const ShellContext = createContext<Shell | undefined>(undefined);

/** The shell the page stands in. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('outside of the shell');
  return shell;
}
