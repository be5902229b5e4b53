import { query, rest } from '../../api';
import { useLoad } from '../../load';
import type { SearchAnswer, UserRef } from '../../types';
import { Avatar, EmptyState, Failure, PageHeader } from '../../ui/bits';
import { IssueTable } from '../../ui/issue-table';
import { Spinner } from '../../ui/spinner';
import { COLUMNS, FIELDS } from '../projects/project-issues';

interface Profile extends UserRef {
  timeZone?: string;
  locale?: string;
  groups?: { items: { name: string }[] };
}

/** Somebody's profile, and what they work on. */
export function PersonPage({ accountId }: { accountId: string }) {
  const profile = useLoad(() => rest<Profile>('GET', `/rest/api/3/user${query({ accountId, expand: 'groups' })}`), [accountId]);
  const work = useLoad(
    () =>
      rest<SearchAnswer>('POST', '/rest/api/3/search/jql', {
        jql: `assignee = "${accountId}" AND statusCategory != Done ORDER BY updated DESC`,
        fields: FIELDS,
        maxResults: 20,
      }),
    [accountId],
  );
  if (profile.error?.status === 404) {
    return (
      <EmptyState page title="There is nobody here">
        <p>The account doesn't exist, or you may not see it.</p>
      </EmptyState>
    );
  }
  if (profile.error) return <Failure failure={profile.error} />;
  if (!profile.data) return <Spinner label="Loading profile" />;
  const person = profile.data;
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'People', href: '/jira/people' }]}
        title={
          <span class="type-key">
            <Avatar accountId={person.accountId} size={40} />
            {person.displayName}
          </span>
        }
      />
      <dl class="facts block">
        <dt>E-mail</dt>
        <dd>{person.emailAddress ?? <span class="subtle">Hidden</span>}</dd>
        <dt>Time zone</dt>
        <dd>{person.timeZone}</dd>
        {person.groups && person.groups.items.length > 0 && (
          <>
            <dt>Groups</dt>
            <dd>{person.groups.items.map((group) => group.name).join(', ')}</dd>
          </>
        )}
        <dt>Account id</dt>
        <dd>
          <code>{person.accountId}</code>
        </dd>
      </dl>
      <section class="block" aria-labelledby="work-heading">
        <h2 id="work-heading">Works on</h2>
        {work.error && <Failure failure={work.error} />}
        {work.data?.issues.length === 0 && <p class="subtle">Nothing that you can see.</p>}
        {work.data && work.data.issues.length > 0 && <IssueTable label="Works on" issues={work.data.issues} columns={COLUMNS} />}
      </section>
    </>
  );
}
