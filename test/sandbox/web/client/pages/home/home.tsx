import { rest } from '../../api';
import { useLoad } from '../../load';
import { useSession } from '../../session';
import type { PageOf, ProjectRef, SearchAnswer } from '../../types';
import { Failure, PageHeader } from '../../ui/bits';
import { IssueTable } from '../../ui/issue-table';
import { Spinner } from '../../ui/spinner';
import { ProjectCard } from '../projects/card';

const COLUMNS = [
  { id: 'key', name: 'Key' },
  { id: 'summary', name: 'Summary' },
  { id: 'status', name: 'Status' },
  { id: 'priority', name: 'Priority', schema: { type: 'priority' } },
  { id: 'updated', name: 'Updated', schema: { type: 'datetime' } },
];
const FIELDS = ['summary', 'status', 'priority', 'updated', 'issuetype'];

function List({ title, jql, none }: { title: string; jql: string; none: string }) {
  const found = useLoad(() => rest<SearchAnswer>('POST', '/rest/api/3/search/jql', { jql, fields: FIELDS, maxResults: 8 }), [jql]);
  const id = title.replace(/\W+/g, '-').toLowerCase();
  return (
    <section class="block" aria-labelledby={id}>
      <div class="block-head">
        <h2 id={id}>{title}</h2>
        <a href={`/issues/?jql=${encodeURIComponent(jql)}`}>View all</a>
      </div>
      {found.error && <Failure failure={found.error} />}
      {!found.data && !found.error && <Spinner label={`Loading ${title}`} />}
      {found.data?.issues.length === 0 && <p class="subtle">{none}</p>}
      {found.data && found.data.issues.length > 0 && <IssueTable label={title} issues={found.data.issues} columns={COLUMNS} />}
    </section>
  );
}

/** "For you": one's work, and where to go from here. */
export function Home() {
  const { person, site } = useSession();
  const projects = useLoad(() => rest<PageOf<ProjectRef>>('GET', '/rest/api/3/project/search?maxResults=12&orderBy=name&expand=lead'), []);
  return (
    <>
      <PageHeader title="For you" />
      <p class="home-note subtle">
        You are {person?.displayName}
        {person?.title ? ` (${person.title})` : ''}. This is a local Jira running {site.appName}; the menu at the top right makes you
        somebody else, and the <a href="/lab">lab</a> moves the clock, breaks things and counts what they cost.
      </p>
      <section class="block" aria-labelledby="home-projects">
        <div class="block-head">
          <h2 id="home-projects">Projects</h2>
          <a href="/jira/projects">View all projects</a>
        </div>
        {projects.error && <Failure failure={projects.error} />}
        <div class="cards">
          {projects.data?.values.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </div>
        {projects.data?.values.length === 0 && <p class="subtle">You can't see any projects.</p>}
      </section>
      <List
        title="Assigned to you"
        jql="assignee = currentUser() AND statusCategory != Done ORDER BY updated DESC"
        none="Nothing is assigned to you."
      />
      <List title="Recently updated" jql="updated >= -30d ORDER BY updated DESC" none="Nothing has changed lately." />
    </>
  );
}
