import type { JSX } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { navigate, usePlace } from '../router';
import { PageHeader } from '../ui/bits';
import { AppFrame } from './app-frame';
import { pageHistory } from './history';
import { moduleHref } from './module-path';
import { type ForgeModule, type ModulePage, useForgeModules } from './modules-data';
import './forge.css';

/** Where modules with whole pages live. */
export type PageArea = 'admin' | 'global' | 'project' | 'project-settings';

const TYPES: Record<PageArea, string> = {
  admin: 'jira:adminPage',
  global: 'jira:globalPage',
  project: 'jira:projectPage',
  'project-settings': 'jira:projectSettingsPage',
};

export interface ModuleLink {
  key: string;
  title: string;
  href: string;
  icon?: string;
}

/** Links to the app's pages of an area, for the navigation of the shell. */
export function useModuleLinks(area: PageArea, projectKey?: string): ModuleLink[] {
  const type = TYPES[area];
  const modules = useForgeModules(type, projectKey === undefined ? {} : { projectId: projectKey });
  return modules.map(({ key, title, icon }) => ({ key, title, href: moduleHref(type, key, projectKey), ...(icon ? { icon } : {}) }));
}

/** /jira/settings/apps/<module>/…: the app's pages in Jira's settings. */
export function AdminModulePages(): JSX.Element {
  return <Pages area="admin" pattern={/^\/jira\/settings\/apps\/([^/]+)/} />;
}

/** /jira/apps/<module>/…: the app's pages in the main navigation. */
export function GlobalModulePages(): JSX.Element {
  return <Pages area="global" pattern={/^\/jira\/apps\/([^/]+)/} />;
}

/** /projects/<KEY>/apps/<module>/…: the app's pages of a project. */
export function ProjectModulePages(): JSX.Element {
  return <Pages area="project" pattern={/^\/projects\/(?<project>[^/]+)\/apps\/([^/]+)/} />;
}

/** /projects/<KEY>/settings/apps/<module>/…: the app's pages in a project's settings. */
export function ProjectSettingsModulePages(): JSX.Element {
  return <Pages area="project-settings" pattern={/^\/projects\/(?<project>[^/]+)\/settings\/apps\/([^/]+)/} />;
}

function Pages({ area, pattern }: { area: PageArea; pattern: RegExp }): JSX.Element {
  const { path } = usePlace();
  const match = pattern.exec(path);
  const project = match?.groups?.project;
  const projectKey = project === undefined ? undefined : decodeURIComponent(project);
  const moduleKey = decodeURIComponent(match?.at(-1) ?? '');
  const modules = useForgeModules(TYPES[area], projectKey === undefined ? {} : { projectId: projectKey });
  const module = modules.find((candidate) => candidate.key === moduleKey);
  if (!module) {
    return (
      <p class="forge-failed" role={modules.length > 0 ? 'alert' : 'status'}>
        {modules.length > 0 ? 'There is no such page, or you may not see it.' : 'Looking for this page of an app.'}
      </p>
    );
  }
  const base = moduleHref(module.type, module.key, projectKey);
  return <ModulePages key={base} module={module} base={base} path={path} projectKey={projectKey} />;
}

interface ModulePagesProps {
  module: ForgeModule;
  base: string;
  path: string;
  projectKey: string | undefined;
}

function ModulePages({ module, base, path, projectKey }: ModulePagesProps): JSX.Element {
  const groups = module.sections.length > 0 ? module.sections : [{ header: '', pages: module.pages }];
  const all = groups.flatMap((group) => group.pages);
  const route = path.slice(base.length).replace(/^\//, '');
  const first = all[0]?.route;
  useEffect(() => {
    // Jira shows the first page of a module that has several.
    if (route === '' && first !== undefined && first !== '') navigate(`${base}/${first}`, { replace: true });
  }, [route, first, base]);
  const history = useMemo(() => pageHistory(base), [base]);
  const current = all.find((page) => route === page.route || route.startsWith(`${page.route}/`));
  const title = current?.title ?? module.title;
  return (
    <div class="forge-page">
      <PageHeader title={module.title} />
      {all.length > 1 && <PageNav groups={groups} base={base} current={current} label={module.title} />}
      <AppFrame
        request={{ moduleKey: module.key, place: projectKey === undefined ? {} : { project: projectKey } }}
        title={title}
        hooks={{ history, refresh: () => navigate(location.pathname, { replace: true }) }}
      />
    </div>
  );
}

interface PageNavProps {
  groups: ForgeModule['sections'];
  base: string;
  current: ModulePage | undefined;
  label: string;
}

function PageNav({ groups, base, current, label }: PageNavProps): JSX.Element {
  return (
    <nav class="forge-page-nav" aria-label={label}>
      {groups.map((group) => (
        <div key={group.header}>
          {group.header && <h2>{group.header}</h2>}
          <ul>
            {group.pages.map((page) => (
              <li key={page.route}>
                <a href={`${base}/${page.route}`} {...(page === current ? { 'aria-current': 'page' as const } : {})}>
                  {page.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
