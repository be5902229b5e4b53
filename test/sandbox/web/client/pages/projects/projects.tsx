import { rest } from '../../api';
import { useLoad } from '../../load';
import type { PageOf, ProjectRef } from '../../types';
import { EmptyState, Failure, PageHeader, PersonName } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';
import { kindOf } from './card';

/** All projects the person may see. */
export function Projects() {
  const { data, error } = useLoad(
    () => rest<PageOf<ProjectRef>>('GET', '/rest/api/3/project/search?maxResults=100&orderBy=name&expand=lead'),
    [],
  );
  return (
    <>
      <PageHeader title="Projects" />
      {error && <Failure failure={error} />}
      {!data && !error && <Spinner label="Loading projects" />}
      {data?.values.length === 0 && (
        <EmptyState title="You can't see any projects">
          <p>Ask a Jira administrator for access.</p>
        </EmptyState>
      )}
      {data && data.values.length > 0 && (
        <div class="table-wrap">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Key</th>
                <th scope="col">Type</th>
                <th scope="col">Lead</th>
              </tr>
            </thead>
            <tbody>
              {data.values.map((project) => (
                <tr key={project.id}>
                  <td>
                    <a class="type-key" href={`/projects/${project.key}`}>
                      <img src={`/_sandbox/icon/project/${project.key}.svg`} width="24" height="24" alt="" />
                      {project.name}
                    </a>
                  </td>
                  <td>{project.key}</td>
                  <td>{kindOf(project)}</td>
                  <td>
                    <PersonName person={project.lead} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
