import type { ComponentChildren } from 'preact';
import { lazy } from '../lazy';
import { matchPath } from '../router';

const Home = lazy(() => import('../pages/home/home').then((module) => module.Home));
const Projects = lazy(() => import('../pages/projects/projects').then((module) => module.Projects));
const ProjectPage = lazy(() => import('../pages/projects/project').then((module) => module.ProjectPage));
const IssuePage = lazy(() => import('../pages/issue/issue-page').then((module) => module.IssuePage));
const SearchPage = lazy(() => import('../pages/search/search-page').then((module) => module.SearchPage));
const Settings = lazy(() => import('../pages/settings/settings').then((module) => module.Settings));
const People = lazy(() => import('../pages/people/people').then((module) => module.People));
const PersonPage = lazy(() => import('../pages/people/person').then((module) => module.PersonPage));
const Outbox = lazy(() => import('../pages/outbox/outbox').then((module) => module.Outbox));
const AppsPage = lazy(() => import('../forge').then((module) => module.GlobalModulePages));
const Lab = lazy(() => import('../lab').then((module) => module.Lab));
const Portal = lazy(() => import('../portal').then((module) => module.Portal));

/** What a path shows. */
export interface Page {
  content: ComponentChildren;
  /** "jira": top bar and navigation, for licensed people; "open": the same, for anyone; "portal": the portal's own look. */
  chrome: 'jira' | 'open' | 'portal';
  /** Key of the project whose navigation is open. */
  project?: string;
}

type Make = (params: Record<string, string>) => Page;
const jira = (content: ComponentChildren, project?: string): Page => ({
  content,
  chrome: 'jira',
  ...(project === undefined ? {} : { project }),
});

/** Jira's own paths. The first that fits wins. */
const ROUTES: [string, Make][] = [
  ['/', () => jira(<Home />)],
  ['/jira/your-work', () => jira(<Home />)],
  ['/jira/projects', () => jira(<Projects />)],
  ['/browse/:key', ({ key = '' }) => jira(<IssuePage key={key} issueKey={key} />, key.replace(/-\d+$/, ''))],
  ['/projects/:key/*', ({ key = '', rest = '' }) => jira(<ProjectPage key={key} projectKey={key} tab={rest} />, key)],
  ['/issues', () => jira(<SearchPage />)],
  ['/jira/settings/*', ({ rest = '' }) => jira(<Settings path={rest} />)],
  ['/jira/apps/*', () => jira(<AppsPage />)],
  ['/jira/people', () => jira(<People />)],
  ['/jira/people/:id', ({ id = '' }) => jira(<PersonPage key={id} accountId={id} />)],
  ['/people', () => jira(<People />)],
  ['/people/:id', ({ id = '' }) => jira(<PersonPage key={id} accountId={id} />)],
  ['/outbox', () => ({ content: <Outbox />, chrome: 'open' })],
  ['/lab', () => ({ content: <Lab />, chrome: 'open' })],
  ['/lab/*', () => ({ content: <Lab />, chrome: 'open' })],
  ['/servicedesk/customer/*', () => ({ content: <Portal />, chrome: 'portal' })],
];

/** The page of a path; undefined when there is none. */
export function pageOf(path: string): Page | undefined {
  for (const [pattern, make] of ROUTES) {
    const params = matchPath(pattern, path);
    if (params) return make(params);
  }
  return undefined;
}
