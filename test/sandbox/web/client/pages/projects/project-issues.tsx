import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { useLoad } from '../../load';
import type { ProjectRef, SearchAnswer } from '../../types';
import { EmptyState, Failure, PageHeader } from '../../ui/bits';
import { IssueTable } from '../../ui/issue-table';
import { Spinner } from '../../ui/spinner';

export const COLUMNS = [
  { id: 'key', name: 'Key' },
  { id: 'summary', name: 'Summary' },
  { id: 'status', name: 'Status' },
  { id: 'priority', name: 'Priority', schema: { type: 'priority' } },
  { id: 'assignee', name: 'Assignee' },
  { id: 'updated', name: 'Updated', schema: { type: 'datetime' } },
];
export const FIELDS = ['summary', 'status', 'priority', 'assignee', 'updated', 'issuetype'];

const FILTERS = {
  open: 'statusCategory != Done',
  unassigned: 'assignee IS EMPTY AND statusCategory != Done',
  done: 'statusCategory = Done',
  all: '',
};
type Filter = keyof typeof FILTERS;
const NAMES: Record<Filter, string> = { open: 'Open', unassigned: 'Unassigned', done: 'Done', all: 'All' };

/** A project's issues; a service project's queues. */
export function ProjectIssues({ project }: { project: ProjectRef }) {
  const [filter, setFilter] = useState<Filter>('open');
  const clause = FILTERS[filter];
  const jql = `project = "${project.key}"${clause ? ` AND ${clause}` : ''} ORDER BY ${filter === 'done' ? 'updated DESC' : 'priority DESC, created DESC'}`;
  const found = useLoad(() => rest<SearchAnswer>('POST', '/rest/api/3/search/jql', { jql, fields: FIELDS, maxResults: 50 }), [jql]);
  return (
    <>
      <PageHeader
        crumbs={[{ label: project.name, href: `/projects/${project.key}` }]}
        title={project.projectTypeKey === 'service_desk' ? 'Queue' : 'Issues'}
        actions={
          <a class="button" href={`/issues/?jql=${encodeURIComponent(jql)}`}>
            Open in search
          </a>
        }
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons that belong together, not a form */}
      <div class="filters" role="group" aria-label="Which issues">
        {(Object.keys(FILTERS) as Filter[]).map((one) => (
          <button key={one} type="button" class="button" aria-pressed={filter === one} onClick={() => setFilter(one)}>
            {NAMES[one]}
          </button>
        ))}
      </div>
      {found.error && <Failure failure={found.error} />}
      {!found.data && !found.error && <Spinner label="Loading issues" />}
      {found.data?.issues.length === 0 && (
        <EmptyState title="No issues here">
          <p>Nothing in {project.name} matches.</p>
        </EmptyState>
      )}
      {found.data && found.data.issues.length > 0 && <IssueTable label="Issues" issues={found.data.issues} columns={COLUMNS} />}
    </>
  );
}
