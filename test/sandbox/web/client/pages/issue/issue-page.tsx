import { useEffect } from 'preact/hooks';
import { type IssueFacts, IssueModules } from '../../forge';
import { ago, dateTime } from '../../format';
import { useSession } from '../../session';
import type { IssueBean } from '../../types';
import { EmptyState, Failure } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';
import { Activity } from './activity';
import { type IssueData, useIssue } from './data';
import { Description } from './description';
import { Details } from './details';
import { IssueHeader } from './header';
import { IssueLinks } from './links';
import { StatusMenu } from './status-menu';
import { SubTasks } from './sub-tasks';

/** The issue view. */
export function IssuePage({ issueKey }: { issueKey: string }) {
  const { person } = useSession();
  const { data, error, reload } = useIssue(issueKey);
  useEffect(() => {
    if (!data) return;
    document.title = `[${data.issue.key}] ${data.issue.fields.summary ?? ''} - Jira`;
    return () => {
      document.title = 'Jira';
    };
  }, [data]);
  if (error && (error.status === 404 || error.status === 403)) {
    return (
      <EmptyState page title="You can't view this issue">
        <p>It may have been deleted, or {person?.displayName ?? 'you'} may not have permission to view it.</p>
        <p class="subtle">{error.messages.join(' ')}</p>
      </EmptyState>
    );
  }
  if (error) return <Failure failure={error} title="The issue could not be read" />;
  if (!data) return <Spinner label="Loading issue" />;
  return <IssueView key={data.issue.id} data={data} reload={reload} />;
}

/** What the app's modules are told of the issue. */
export function factsOf(issue: IssueBean): IssueFacts {
  const { issuetype, project } = issue.fields;
  return {
    id: issue.id,
    key: issue.key,
    typeId: issuetype?.id ?? '',
    type: issuetype?.name ?? '',
    projectId: project?.id ?? '',
    projectKey: project?.key ?? '',
    projectType: project?.projectTypeKey ?? '',
  };
}

function IssueView({ data, reload }: { data: IssueData; reload: () => void }) {
  const facts = factsOf(data.issue);
  return (
    <article class="issue">
      <IssueHeader data={data} facts={facts} reload={reload} />
      <div class="issue-columns">
        <div class="issue-main">
          <Description data={data} reload={reload} />
          <SubTasks data={data} />
          <IssueLinks data={data} reload={reload} />
          <IssueModules slot="panel" issue={facts} />
          <Activity data={data} facts={facts} />
        </div>
        <aside class="issue-side" aria-label="Details of the issue">
          <StatusMenu data={data} reload={reload} />
          <Details data={data} reload={reload} />
          <IssueModules slot="context" issue={facts} />
          <Dates issue={data.issue} />
        </aside>
      </div>
    </article>
  );
}

function Dates({ issue }: { issue: IssueBean }) {
  const { created, updated } = issue.fields;
  const resolved = issue.fields.resolutiondate;
  return (
    <p class="issue-dates">
      {created && <span title={dateTime(created)}>Created {ago(created)}</span>}
      {updated && <span title={dateTime(updated)}>Updated {ago(updated)}</span>}
      {typeof resolved === 'string' && <span title={dateTime(resolved)}>Resolved {ago(resolved)}</span>}
    </p>
  );
}
