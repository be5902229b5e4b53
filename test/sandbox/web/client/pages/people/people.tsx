import { rest } from '../../api';
import { useLoad } from '../../load';
import { useSession } from '../../session';
import type { PageOf, UserRef } from '../../types';
import { Failure, Lozenge, PageHeader, PersonName } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';

interface GroupBean {
  name: string;
  groupId: string;
}

async function everybody(): Promise<UserRef[]> {
  const found = await rest<UserRef[]>('GET', '/rest/api/3/users/search?maxResults=1000');
  return found.filter((user) => user.accountType !== 'app').sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** Everybody on the site and, for administrators, the groups. */
export function People() {
  const { person } = useSession();
  const people = useLoad(everybody, []);
  return (
    <>
      <PageHeader title="People" />
      {people.error && <Failure failure={people.error} title="You can't see the people of this site" />}
      {!people.data && !people.error && <Spinner label="Loading people" />}
      {people.data && (
        <section class="block table-wrap" aria-label="People">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Kind</th>
                <th scope="col">E-mail</th>
              </tr>
            </thead>
            <tbody>
              {people.data.map((user) => (
                <tr key={user.accountId}>
                  <td>
                    <a href={`/jira/people/${encodeURIComponent(user.accountId)}`}>
                      <PersonName person={user} />
                    </a>
                  </td>
                  <td>{user.accountType === 'customer' ? <Lozenge tone="new">Customer</Lozenge> : <Lozenge>Jira user</Lozenge>}</td>
                  <td>{user.emailAddress ?? <span class="subtle">Hidden</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {person?.admin && <Groups />}
    </>
  );
}

function Groups() {
  const groups = useLoad(() => rest<PageOf<GroupBean>>('GET', '/rest/api/3/group/bulk?maxResults=200'), []);
  return (
    <section class="block" aria-labelledby="groups-heading">
      <h2 id="groups-heading">Groups</h2>
      {groups.error && <Failure failure={groups.error} />}
      <ul class="groups">
        {groups.data?.values.map((group) => (
          <li key={group.groupId}>
            <GroupMembers group={group} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GroupMembers({ group }: { group: GroupBean }) {
  const members = useLoad(
    () => rest<PageOf<UserRef>>('GET', `/rest/api/3/group/member?groupId=${encodeURIComponent(group.groupId)}&maxResults=200`),
    [group.groupId],
  );
  return (
    <details class="mail">
      <summary>
        <span class="mail-subject">{group.name}</span>
        <span class="subtle">{members.data ? `${members.data.values.length} members` : ''}</span>
      </summary>
      <ul class="people-list">
        {members.data?.values.map((user) => (
          <li key={user.accountId}>
            <PersonName person={user} />
          </li>
        ))}
      </ul>
    </details>
  );
}
