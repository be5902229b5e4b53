import { rest } from '../api';
import { useModuleLinks } from '../forge';
import { useLoad } from '../load';
import { usePlace } from '../router';
import { useSession } from '../session';
import type { PageOf, ProjectRef } from '../types';
import { Icon, type IconName } from '../ui/icon';

function NavLink(props: { href: string; icon?: IconName; image?: string; label: string; active: boolean }) {
  return (
    <li>
      <a class={`nav-link${props.active ? ' active' : ''}`} href={props.href} {...(props.active ? { 'aria-current': 'page' } : {})}>
        {props.icon && <Icon name={props.icon} />}
        {props.image && <img src={props.image} width="20" height="20" alt="" />}
        <span>{props.label}</span>
      </a>
    </li>
  );
}

/** The navigation at the left: one's work, projects, the app's pages. */
export function SideNav({ project }: { project: string | undefined }) {
  const { person } = useSession();
  const { path } = usePlace();
  const licensed = person?.licensed ?? false;
  const projects = useLoad(
    () =>
      licensed ? rest<PageOf<ProjectRef>>('GET', '/rest/api/3/project/search?maxResults=50&orderBy=name') : Promise.resolve(undefined),
    [licensed],
  );
  const apps = useModuleLinks('global');
  return (
    <nav class="side-nav" aria-label="Main">
      {licensed && (
        <ul>
          <NavLink href="/" icon="home" label="For you" active={path === '/'} />
          <NavLink href="/issues/" icon="list" label="All work" active={path.startsWith('/issues')} />
          <NavLink href="/jira/projects" icon="folder" label="Projects" active={path === '/jira/projects'} />
        </ul>
      )}
      {licensed && (
        <section aria-labelledby="nav-projects">
          <h2 id="nav-projects">Your projects</h2>
          <ul>
            {projects.data?.values.map((one) => (
              <ProjectLinks key={one.key} project={one} open={one.key === project} path={path} />
            ))}
          </ul>
          {projects.data?.values.length === 0 && <p class="nav-empty">You can't see any projects.</p>}
        </section>
      )}
      {licensed && apps.length > 0 && (
        <section aria-labelledby="nav-apps">
          <h2 id="nav-apps">Apps</h2>
          <ul>
            {apps.map((app) => (
              <NavLink key={app.key} href={app.href} icon="apps" label={app.title} active={path.startsWith(app.href)} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="nav-site">
        <h2 id="nav-site">This site</h2>
        <ul>
          {licensed && <NavLink href="/jira/people" icon="people" label="People" active={path.startsWith('/jira/people')} />}
          <NavLink href="/servicedesk/customer/portals" icon="portal" label="Customer portal" active={false} />
          <NavLink href="/outbox" icon="mail" label="Notifications outbox" active={path === '/outbox'} />
          <NavLink href="/lab" icon="lab" label="Lab" active={path.startsWith('/lab')} />
          {person?.admin && <NavLink href="/jira/settings/system" icon="cog" label="Settings" active={path.startsWith('/jira/settings')} />}
        </ul>
      </section>
    </nav>
  );
}

function ProjectLinks({ project, open, path }: { project: ProjectRef; open: boolean; path: string }) {
  const home = `/projects/${project.key}`;
  const image = `/_sandbox/icon/project/${project.key}.svg`;
  if (!open) return <NavLink href={home} image={image} label={project.name} active={false} />;
  return (
    <li>
      <a class={`nav-link${path === home ? ' active' : ''}`} href={home} {...(path === home ? { 'aria-current': 'page' } : {})}>
        <img src={image} width="20" height="20" alt="" />
        <span>{project.name}</span>
      </a>
      <ProjectSubLinks project={project} path={path} />
    </li>
  );
}

function ProjectSubLinks({ project, path }: { project: ProjectRef; path: string }) {
  const pages = useModuleLinks('project', project.key);
  const home = `/projects/${project.key}`;
  return (
    <ul class="nav-sub">
      <NavLink
        href={`${home}/issues`}
        label={project.projectTypeKey === 'service_desk' ? 'Queue' : 'Issues'}
        active={path === `${home}/issues`}
      />
      {pages.map((page) => (
        <NavLink key={page.key} href={page.href} label={page.title} active={path.startsWith(page.href)} />
      ))}
      <NavLink href={`${home}/settings`} label="Project settings" active={path.startsWith(`${home}/settings`)} />
    </ul>
  );
}
