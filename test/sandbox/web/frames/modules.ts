import type { ModuleInfo } from '../../forge/types';
import { json, type Route, type WebContext, type WebRequest } from '../route';
import { hasScreen, mayOpen } from './access';
import { findPlace, NoSuchPlace, type Place, type PlaceQuery } from './place';
import { isRecord, listAt, recordAt, textAt } from './values';
import { type Viewer, viewerOf } from './viewer';

/** One page of a module with pages (jira:adminPage …), in the viewer's language. */
export interface ShownPage {
  title: string;
  route: string;
  icon?: string;
}

/** What a page needs to offer a module, in the viewer's language. */
export interface ShownModule {
  key: string;
  type: string;
  title: string;
  label?: string;
  icon?: string;
  resource?: string;
  viewportSize?: unknown;
  layout?: string;
  /** Badge, lozenge or icon beside the label. */
  status?: { type: string; value: Record<string, unknown> };
  pages?: ShownPage[];
  sections?: { header: string; pages: ShownPage[] }[];
  /** jira:command: page to go to, search words, keyboard shortcut. */
  target?: { page: string };
  keywords?: string[];
  shortcut?: string;
}

/** Place named in a query string. */
export function placeQuery(query: URLSearchParams): PlaceQuery {
  const at = (name: string): string | undefined => query.get(name) || undefined;
  return {
    issue: at('issueId') ?? at('issueKey'),
    project: at('projectId') ?? at('projectKey'),
    portal: at('portal'),
    portalPage: at('portalPage'),
    request: at('request'),
    requestType: at('requestType'),
  };
}

/** GET /_sandbox/modules?type=…&issueId=&projectId=…: the app's modules of a type that this viewer has here. */
export const modulesRoute: Route = {
  origin: 'jira',
  method: 'GET',
  path: /^\/_sandbox\/modules$/,
  handle: async (context, request) => json(await listModules(context, request)),
};

async function listModules(context: WebContext, request: WebRequest): Promise<{ modules: ShownModule[] }> {
  const query = request.url.searchParams;
  const type = query.get('type') ?? '';
  const candidates = context.forge.modules(type);
  if (candidates.length === 0) return { modules: [] };
  if (!hasScreen(type)) {
    context.site.problems.report({ where: 'frames', what: `the local Jira has no place to show modules of type ${type}` });
    return { modules: [] };
  }
  const viewer = viewerOf(context, request);
  try {
    const place = await findPlace(context, viewer, placeQuery(query));
    const open = candidates.filter((module) => mayOpen(context, viewer, module, place));
    return { modules: await Promise.all(open.map((module) => describeModule(context, viewer, module, place))) };
  } catch (error) {
    if (error instanceof NoSuchPlace) return { modules: [] };
    throw error;
  }
}

async function describeModule(context: WebContext, viewer: Viewer, module: ModuleInfo, place: Place): Promise<ShownModule> {
  const { props } = module;
  const say = (value: unknown): string => (value === undefined ? '' : context.forge.text(value, viewer.locale));
  const target = recordAt(props, 'target');
  const page = textAt(target, 'page');
  const resource = textAt(props, 'resource') ?? textAt(target, 'resource');
  const status = await statusOf(context, viewer, module, place);
  const pages = pagesOf(listAt(props, 'pages'), say);
  const sections = listAt(props, 'sections').map((section) => ({
    header: isRecord(section) ? say(section.header) : '',
    pages: pagesOf(listAt(section, 'pages'), say),
  }));
  const viewportSize = props.viewportSize ?? target.viewportSize;
  const icon = iconUrl(textAt(props, 'icon'));
  const layout = textAt(props, 'layout');
  const shortcut = textAt(props, 'shortcut');
  return {
    key: module.key,
    type: module.type,
    title: say(props.title) || module.key,
    ...(props.label === undefined ? {} : { label: say(props.label) }),
    ...(icon === undefined ? {} : { icon }),
    ...(resource === undefined ? {} : { resource }),
    ...(viewportSize === undefined ? {} : { viewportSize }),
    ...(layout === undefined ? {} : { layout }),
    ...(status ? { status } : {}),
    ...(pages.length > 0 ? { pages } : {}),
    ...(sections.length > 0 ? { sections } : {}),
    ...(page === undefined ? {} : { target: { page } }),
    ...(Array.isArray(props.keywords) ? { keywords: props.keywords.filter((word) => typeof word === 'string') } : {}),
    ...(shortcut === undefined ? {} : { shortcut }),
  };
}

function pagesOf(pages: unknown[], say: (value: unknown) => string): ShownPage[] {
  return pages.filter(isRecord).map((page) => ({ title: say(page.title), route: textAt(page, 'route') ?? '' }));
}

/** An icon as the manifest names it: "resource:<key>;<file>" of the app's own files. Addresses elsewhere are not fetched here. */
function iconUrl(icon: string | undefined): string | undefined {
  const own = icon === undefined ? null : /^resource:([^;]+);(.+)$/.exec(icon);
  return own ? `/_sandbox/module-icon/${own[1]}/${own[2]}` : undefined;
}

/**
 * Status of a context panel: the issue property `com.atlassian.jira.issue:<app id>:<module key>:status` when it is set,
 * else the manifest's. Source: Atlassian's "Issue context" module page ("Setting the status for an Issue Context panel").
 */
async function statusOf(
  context: WebContext,
  viewer: Viewer,
  module: ModuleInfo,
  place: Place,
): Promise<{ type: string; value: Record<string, unknown> } | undefined> {
  if (module.type !== 'jira:issueContext' && module.type !== 'jira:issueGlance') return undefined;
  if (place.issue) {
    const appId = context.forge.app.appId.split('/').pop() ?? '';
    const key = `com.atlassian.jira.issue:${appId}:${module.key}:status`;
    const path = `/rest/api/3/issue/${place.issue.id}/properties/${encodeURIComponent(key)}`;
    const answer = await context.dispatcher.dispatch({ method: 'GET', path, caller: viewer.caller });
    if (answer.status === 200) {
      const set = asStatus(recordAt(JSON.parse(answer.body), 'value'));
      if (set) return set;
    }
  }
  return asStatus(recordAt(module.props, 'status'));
}

function asStatus(value: Record<string, unknown>): { type: string; value: Record<string, unknown> } | undefined {
  const type = textAt(value, 'type');
  return type === undefined ? undefined : { type, value: recordAt(value, 'value') };
}
