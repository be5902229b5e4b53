import { sandbox } from '../api';
import { useLoad } from '../load';
import { type SessionPerson, useSessionHandle } from '../session';
import { Avatar, Failure } from '../ui/bits';
import { flagFailure } from '../ui/flags';
import { Spinner } from '../ui/spinner';

/** What nobody sees: Jira asks to log in. Here a name is enough. */
export function LoginPage() {
  const { session, change } = useSessionHandle();
  const { data, error } = useLoad(() => sandbox<SessionPerson[]>('GET', '/_sandbox/people'), []);
  const be = (person: string): void => {
    change({ person }).catch((failure: unknown) => flagFailure("You couldn't be logged in", failure));
  };
  return (
    <div class="login">
      <main class="login-card" id="main">
        <p class="login-brand">
          <img src="/_sandbox/favicon.svg" width="32" height="32" alt="" /> Jira
        </p>
        <h1>Log in to continue</h1>
        <p class="subtle">
          This is a local stand-in for Jira Cloud with {session.site.appName} in it. There are no passwords: choose who you want to be.
        </p>
        {error && <Failure failure={error} />}
        {!data && !error && <Spinner label="Loading people" />}
        <ul class="login-people">
          {data?.map((person) => (
            <li key={person.accountId}>
              <button type="button" class="login-person" onClick={() => be(person.accountId)}>
                <Avatar accountId={person.accountId} size={32} />
                <span class="switcher-name">
                  <span>{person.displayName}</span>
                  <small>{person.title || 'Jira user'}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <p>
          <a href="/servicedesk/customer/portals">Go to the customer portal</a> · <a href="/lab">Go to the lab</a>
        </p>
      </main>
    </div>
  );
}
