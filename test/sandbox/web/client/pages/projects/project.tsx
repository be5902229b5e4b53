import type { ComponentChildren } from 'preact';
import { rest } from '../../api';
import { ProjectModulePages, ProjectSettingsModulePages } from '../../forge';
import { useLoad } from '../../load';
import type { ProjectRef } from '../../types';
import { EmptyState, Failure } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';
import { ProjectIssues } from './project-issues';
import { ProjectSettings } from './project-settings';
import { ProjectSummary } from './project-summary';

function content(project: ProjectRef, tab: string): ComponentChildren {
  const [first = '', second = ''] = tab.split('/');
  if (first === '') return <ProjectSummary project={project} />;
  if (first === 'issues' || first === 'queues') return <ProjectIssues project={project} />;
  if (first === 'apps') return <ProjectModulePages />;
  if (first === 'settings') return second === 'apps' ? <ProjectSettingsModulePages /> : <ProjectSettings project={project} />;
  return (
    <EmptyState page title="This page doesn't exist">
      <p>
        Go to <a href={`/projects/${project.key}`}>{project.name}</a>.
      </p>
    </EmptyState>
  );
}

/** Everything under /projects/KEY. */
export function ProjectPage({ projectKey, tab }: { projectKey: string; tab: string }) {
  const { data, error } = useLoad(
    () => rest<ProjectRef>('GET', `/rest/api/3/project/${encodeURIComponent(projectKey)}?expand=lead,issueTypes,description`),
    [projectKey],
  );
  if (error && (error.status === 404 || error.status === 403)) {
    return (
      <EmptyState page title="You can't view this project">
        <p>It doesn't exist, or you don't have permission to view it.</p>
      </EmptyState>
    );
  }
  if (error) return <Failure failure={error} />;
  if (!data) return <Spinner label="Loading project" />;
  return <>{content(data, tab)}</>;
}
