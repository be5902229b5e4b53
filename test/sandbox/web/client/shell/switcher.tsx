import { sandbox } from '../api';
import { useLoad } from '../load';
import { type SessionPerson, useSessionHandle } from '../session';
import { Avatar, Failure } from '../ui/bits';
import { flagFailure } from '../ui/flags';
import { Icon } from '../ui/icon';
import { Menu, MenuGroup, MenuItem } from '../ui/menu';
import { Spinner } from '../ui/spinner';

/** Who one is, and the choice of being somebody else, or nobody. */
export function Switcher() {
  const { session, change } = useSessionHandle();
  const { person } = session;
  const be = (accountId: string): void => {
    change({ person: accountId }).catch((error: unknown) => flagFailure("You couldn't be switched", error));
  };
  return (
    <Menu
      label={person ? `Your profile: ${person.displayName}. Be somebody else` : 'Log in as somebody'}
      button={
        <>
          {person ? <Avatar accountId={person.accountId} size={28} /> : <Icon name="people" />}
          <Icon name="down" />
        </>
      }
      buttonClass="button subtle switcher-button"
      align="end"
    >
      <People current={person?.accountId} be={be} own={person?.licensed ? person.accountId : undefined} />
    </Menu>
  );
}

function People({ current, be, own }: { current: string | undefined; be: (accountId: string) => void; own: string | undefined }) {
  const { data, error } = useLoad(() => sandbox<SessionPerson[]>('GET', '/_sandbox/people'), []);
  if (error) return <Failure failure={error} />;
  if (!data) return <Spinner label="Loading people" />;
  return (
    <>
      {own !== undefined && <MenuItem href={`/jira/people/${encodeURIComponent(own)}`}>Profile</MenuItem>}
      <MenuItem href="/servicedesk/customer/portals">Customer portal</MenuItem>
      <MenuGroup title="Be somebody else">
        {data.map((person) => (
          <MenuItem key={person.accountId} checked={person.accountId === current} onSelect={() => be(person.accountId)}>
            <Avatar accountId={person.accountId} size={28} />
            <span class="switcher-name">
              <span>{person.displayName}</span>
              <small>{person.title || (person.accountType === 'customer' ? 'Customer' : 'Jira user')}</small>
            </span>
          </MenuItem>
        ))}
        <MenuItem checked={current === undefined} onSelect={() => be('')}>
          <Icon name="lock" size={24} />
          <span class="switcher-name">
            <span>Nobody</span>
            <small>Not logged in</small>
          </span>
        </MenuItem>
      </MenuGroup>
    </>
  );
}
