import { rest } from '../../api';
import { useLoad } from '../../load';
import type { ProjectRef, SearchAnswer } from '../../types';
import { Failure, PageHeader, PersonName } from '../../ui/bits';
import { IssueTable } from '../../ui/issue-table';
import { openCreate } from '../create/open';
import { kindOf } from './card';
import { COLUMNS, FIELDS } from './project-issues';

function Count({ label, jql }: { label: string; jql: string }) {
  const { data } = useLoad(() => rest<{ count: number }>('POST', '/rest/api/3/search/approximate-count', { jql }), [jql]);
  return (
    <a class="card count" href={`/issues/?jql=${encodeURIComponent(`${jql} ORDER BY updated DESC`)}`}>
      <span class="count-number">{data?.count ?? '–'}</span>
      <span class="subtle">{label}</span>
    </a>
  );
}

/** A project at a glance. */
export function ProjectSummary({ project }: { project: ProjectRef }) {
  const inProject = `project = "${project.key}"`;
  const recent = useLoad(
    () =>
      rest<SearchAnswer>('POST', '/rest/api/3/search/jql', { jql: `${inProject} ORDER BY updated DESC`, fields: FIELDS, maxResults: 10 }),
    [project.key],
  );
  return (
    <>
      <PageHeader
        crumbs={[{ label: 'Projects', href: '/jira/projects' }]}
        title={
          <span class="type-key">
            <img src={`/_sandbox/icon/project/${project.key}.svg`} width="32" height="32" alt="" />
            {project.name}
          </span>
        }
        actions={
          <button type="button" class="button" onClick={() => openCreate({ projectKey: project.key })}>
            Create issue
          </button>
        }
      />
      {project.description && <p class="block">{project.description}</p>}
      <div class="cards counts block">
        <Count label="Open" jql={`${inProject} AND statusCategory != Done`} />
        <Count label="Created in the last 7 days" jql={`${inProject} AND created >= -7d`} />
        <Count label="Resolved in the last 7 days" jql={`${inProject} AND resolved >= -7d`} />
        <Count label="Unassigned and open" jql={`${inProject} AND assignee IS EMPTY AND statusCategory != Done`} />
      </div>
      <section class="block" aria-labelledby="about-heading">
        <h2 id="about-heading">About this project</h2>
        <dl class="facts">
          <dt>Key</dt>
          <dd>{project.key}</dd>
          <dt>Type</dt>
          <dd>{kindOf(project)}</dd>
          <dt>Lead</dt>
          <dd>
            <PersonName person={project.lead} />
          </dd>
          <dt>Issue types</dt>
          <dd>{project.issueTypes?.map((type) => type.name).join(', ')}</dd>
        </dl>
      </section>
      <section class="block" aria-labelledby="recent-heading">
        <div class="block-head">
          <h2 id="recent-heading">Recently updated</h2>
          <a href={`/projects/${project.key}/issues`}>View all</a>
        </div>
        {recent.error && <Failure failure={recent.error} />}
        {recent.data?.issues.length === 0 && <p class="subtle">There are no issues in this project yet.</p>}
        {recent.data && recent.data.issues.length > 0 && (
          <IssueTable label="Recently updated" issues={recent.data.issues} columns={COLUMNS} />
        )}
      </section>
    </>
  );
}
