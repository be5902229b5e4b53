import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { sandbox } from './api';

export type Theme = 'light' | 'dark' | 'auto';
export type Locale = 'en-US' | 'fr-FR';

export interface SessionPerson {
  accountId: string;
  displayName: string;
  /** What the switcher says under the name. */
  title: string;
  accountType: 'atlassian' | 'customer' | 'app';
  /** Has a Jira licence. */
  licensed: boolean;
  /** Administers Jira. */
  admin: boolean;
  timeZone: string;
  locale: string;
}

/** Who looks, and how. */
export interface Session {
  /** null: nobody is logged in. */
  person: SessionPerson | null;
  theme: Theme;
  /** Language handed to the app, and of dates. Jira's own pages are in English. */
  locale: Locale;
  site: { baseUrl: string; appOrigin: string; cloudId: string; appName: string };
  /** The site's clock when the session was read: ms since epoch. */
  clock: { now: number; running: boolean };
}

/** What the switcher can change. `person` "" is nobody; `locale` "own" the person's own. */
export interface SessionChange {
  person?: string;
  theme?: Theme;
  locale?: Locale | 'own';
}

export interface SessionHandle {
  session: Session;
  /** Changes the session; another person makes all pages begin anew. */
  change(wishes: SessionChange): Promise<void>;
}

export const SessionContext = createContext<SessionHandle | undefined>(undefined);

export function loadSession(): Promise<Session> {
  return sandbox<Session>('GET', '/_sandbox/session');
}

export function useSessionHandle(): SessionHandle {
  const handle = useContext(SessionContext);
  if (!handle) throw new Error('useSession outside of the shell');
  return handle;
}

/** The session; every component below the shell may ask. */
export function useSession(): Session {
  return useSessionHandle().session;
}
