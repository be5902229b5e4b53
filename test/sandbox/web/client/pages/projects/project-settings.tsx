import { Fragment } from 'preact';
import { rest } from '../../api';
import { useModuleLinks } from '../../forge';
import { useLoad } from '../../load';
import type { ProjectRef, StatusRef, TypeRef, UserRef } from '../../types';
import { Failure, Lozenge, PageHeader, StatusLozenge } from '../../ui/bits';
import { Spinner } from '../../ui/spinner';

interface RoleBean {
  id: number;
  name: string;
  actors?: { id: number; displayName: string; type: string; actorUser?: { accountId: string } }[];
}

async function roles(key: string): Promise<RoleBean[]> {
  const urls = await rest<Record<string, string>>('GET', `/rest/api/3/project/${key}/role`);
  return Promise.all(Object.values(urls).map((url) => rest<RoleBean>('GET', new URL(url).pathname)));
}

/** How a project is set up, to be read; and the app's pages of it. */
export function ProjectSettings({ project }: { project: ProjectRef & { lead?: UserRef } }) {
  const types = useLoad(
    () => rest<(TypeRef & { statuses: StatusRef[] })[]>('GET', `/rest/api/3/project/${project.key}/statuses`),
    [project.key],
  );
  const people = useLoad(() => roles(project.key), [project.key]);
  const apps = useModuleLinks('project-settings', project.key);
  return (
    <>
      <PageHeader crumbs={[{ label: project.name, href: `/projects/${project.key}` }]} title="Project settings" />
      {apps.length > 0 && (
        <section class="block" aria-labelledby="settings-apps">
          <h2 id="settings-apps">Apps</h2>
          <ul class="link-list">
            {apps.map((app) => (
              <li key={app.key}>
                <a href={app.href}>{app.title}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="block" aria-labelledby="settings-types">
        <h2 id="settings-types">Issue types and statuses</h2>
        {types.error && <Failure failure={types.error} />}
        {!types.data && !types.error && <Spinner />}
        <dl class="facts">
          {types.data?.map((type) => (
            <Fragment key={type.id}>
              <dt>
                {type.name} {type.subtask && <Lozenge>Sub-task</Lozenge>}
              </dt>
              <dd class="tags">
                {type.statuses.map((status) => (
                  <StatusLozenge key={status.id} status={status} />
                ))}
              </dd>
            </Fragment>
          ))}
        </dl>
      </section>
      <section class="block" aria-labelledby="settings-people">
        <h2 id="settings-people">People by role</h2>
        {people.error && <Failure failure={people.error} />}
        {!people.data && !people.error && <Spinner />}
        <dl class="facts">
          {people.data?.map((role) => (
            <Fragment key={role.id}>
              <dt>{role.name}</dt>
              <dd>{role.actors?.map((actor) => actor.displayName).join(', ') || <span class="subtle">Nobody</span>}</dd>
            </Fragment>
          ))}
        </dl>
      </section>
    </>
  );
}
