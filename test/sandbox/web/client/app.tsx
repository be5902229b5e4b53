import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { sandbox } from './api';
import { setClock, setStyle } from './format';
import { asFailure } from './load';
import { navigate } from './router';
import { loadSession, type Session, type SessionChange, SessionContext } from './session';
import { Shell } from './shell/shell';
import { Failure } from './ui/bits';
import { Spinner } from './ui/spinner';

/** All of Jira's pages: reads the session, then shows the shell for whoever it names. */
export function App() {
  const [session, setSession] = useState<Session>();
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    loadSession().then((loaded) => {
      setClock(loaded.clock);
      setSession(loaded);
    }, setError);
  }, []);
  useEffect(() => {
    if (session) document.documentElement.dataset.themeChoice = session.theme;
    if (session) document.documentElement.dataset.locale = session.locale;
  }, [session]);
  const change = useCallback(async (wishes: SessionChange) => {
    const changed = await sandbox<Session>('POST', '/_sandbox/session', wishes);
    setSession(changed);
    // A customer has no business on Jira's pages, nor has an agent's page any for them.
    if (wishes.person !== undefined && changed.person && !changed.person.licensed) navigate('/servicedesk/customer/portals');
  }, []);
  const handle = useMemo(() => (session ? { session, change } : undefined), [session, change]);
  if (session) setStyle({ locale: session.locale, timeZone: session.person?.timeZone ?? 'UTC' });
  if (error) return <Failure failure={asFailure(error)} />;
  if (!handle) return <Spinner label="Loading Jira" />;
  return (
    <SessionContext.Provider value={handle}>
      <Shell key={handle.session.person?.accountId ?? 'nobody'} />
    </SessionContext.Provider>
  );
}
