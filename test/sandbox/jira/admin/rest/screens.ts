import * as v from 'valibot';
import { DEFAULT_IDS } from '../../defaults';
import type { Jira } from '../../jira';
import type { Screen, ScreenTab } from '../../model';
import { badRequest, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { scopeBean } from '../beans';
import { adminOnly, define, demandAdmin, type Handler, many, ordered, pageOf, projectFor, readBody, SCOPES, text } from './define';

const bean = (screen: Screen): Record<string, unknown> => ({
  id: Number(screen.id),
  name: screen.name,
  description: screen.description,
  ...scopeBean(screen.scopeProjectId),
});

const tabBean = (tab: ScreenTab): Record<string, unknown> => ({ id: Number(tab.id), name: tab.name });

const fieldBean = (jira: Jira, id: string): Record<string, unknown> => ({ id, name: jira.fields.get(id)?.name ?? id });

/** The screen in the path. Screens of team-managed projects cannot be changed here. */
function screenFor({ jira, params }: RestRequest, options: { change?: boolean } = {}): Screen {
  const screen = jira.screens.get(params.screenId ?? '');
  if (!screen) throw notFound(`The screen with id ${params.screenId} was not found.`);
  if (options.change && screen.scopeProjectId) throw badRequest('Screens of team-managed projects cannot be changed by this resource.');
  return screen;
}

function tabFor({ params }: RestRequest, screen: Screen): ScreenTab {
  const tab = screen.tabs.find((candidate) => candidate.id === params.tabId);
  if (!tab) throw notFound(`The tab with id ${params.tabId} was not found on the screen.`);
  return tab;
}

/** Replaces the tab in the path by what `change` makes of it. */
function changeTab(request: RestRequest, change: (tab: ScreenTab, screen: Screen) => ScreenTab): ScreenTab {
  const screen = screenFor(request, { change: true });
  const tab = change(tabFor(request, screen), screen);
  request.jira.screens.put({ ...screen, tabs: screen.tabs.map((other) => (other.id === tab.id ? tab : other)) });
  return tab;
}

/** Reading tabs and their fields: Jira admins, and with `projectKey` the admins of a project that uses the screen. */
const tabReader =
  (handle: Handler): Handler =>
  (request) => {
    const key = request.query.get('projectKey');
    if (key === null) demandAdmin(request);
    else projectFor(request, key, 'ADMINISTER_PROJECTS');
    return handle(request);
  };

function list(request: RestRequest): RestAnswer {
  const { jira, query } = request;
  const [ids, scopes, words] = [many(request, 'id'), many(request, 'scope'), (query.get('queryString') ?? '').toLowerCase()];
  const found = jira.screens.list(
    (screen) =>
      (!ids || ids.has(screen.id)) &&
      (scopes ?? new Set(['GLOBAL'])).has(screen.scopeProjectId ? 'PROJECT' : 'GLOBAL') &&
      screen.name.toLowerCase().includes(words),
  );
  return ok(
    pageOf(request, ordered(request, found, { id: (screen) => Number(screen.id), name: (screen) => screen.name }, 'id'), bean, 100),
  );
}

function demandName(jira: Jira, name: string, except?: string): void {
  if (jira.screens.find((screen) => screen.id !== except && screen.name === name)) throw badRequest('The name is used by another screen.');
}

function create(request: RestRequest): RestAnswer {
  const { jira } = request;
  const body = readBody(request, v.object({ name: text(), description: v.optional(v.string(), '') }));
  demandName(jira, body.name);
  const screen = jira.screens.put({
    id: String(jira.site.ids.next('screen', 2)),
    name: body.name,
    description: body.description,
    // Jira gives a new screen one tab of this name.
    tabs: [{ id: String(jira.site.ids.next('screentab', 10000)), name: 'Field Tab', fieldIds: [] }],
  });
  return created(bean(screen));
}

function update(request: RestRequest): RestAnswer {
  const { jira } = request;
  const screen = screenFor(request, { change: true });
  const body = readBody(request, v.object({ name: v.optional(text()), description: v.optional(v.string()) }));
  if (body.name !== undefined) demandName(jira, body.name, screen.id);
  const changed = jira.screens.put({
    ...screen,
    ...(body.name === undefined ? {} : { name: body.name }),
    ...(body.description === undefined ? {} : { description: body.description }),
  });
  return ok(bean(changed));
}

function remove(request: RestRequest): RestAnswer {
  const { jira } = request;
  const screen = screenFor(request, { change: true });
  const inScheme = jira.screenSchemes.find((scheme) => Object.values(scheme.screens).includes(screen.id));
  const inWorkflow = jira.workflows.find((workflow) => workflow.transitions.some((transition) => transition.screenId === screen.id));
  if (inScheme || inWorkflow)
    throw badRequest(`The screen is used in ${inScheme ? 'a screen scheme' : 'a workflow'} and cannot be deleted.`);
  jira.screens.delete(screen.id);
  return noContent();
}

/** Puts a field at the end of a tab; 400 when it is on the screen already (on any tab) or cannot be on screens at all. */
function withField(jira: Jira, screen: Screen, tab: ScreenTab, fieldId: string): ScreenTab {
  const field = jira.fields.get(fieldId);
  if (!field || field.trashed) throw notFound(`The field with id '${fieldId}' was not found.`);
  if (!field.orderable) throw badRequest(`The field '${field.name}' cannot be put on screens.`);
  if (screen.tabs.some((other) => other.fieldIds.includes(fieldId))) {
    throw badRequest(`The field with id ${fieldId} already exists on the screen.`);
  }
  return { ...tab, fieldIds: [...tab.fieldIds, fieldId] };
}

const MOVE = v.object({ after: v.optional(v.string()), position: v.optional(v.picklist(['Earlier', 'Later', 'First', 'Last'])) });

function moveField(request: RestRequest): RestAnswer {
  const id = request.params.id ?? '';
  const { after, position } = readBody(request, MOVE);
  if ((after === undefined) === (position === undefined)) throw badRequest("Exactly one of 'after' and 'position' must be provided.");
  changeTab(request, (tab) => {
    const at = tab.fieldIds.indexOf(id);
    if (at < 0) throw notFound(`The field with id ${id} was not found on the tab.`);
    const rest = tab.fieldIds.filter((other) => other !== id);
    // `after` is the address of a field on the tab; its last part is the id.
    const anchor = after === undefined ? -1 : rest.indexOf(decodeURIComponent(after.split('/').at(-1) ?? ''));
    if (after !== undefined && anchor < 0) throw notFound('The field to move after was not found on the tab.');
    const places = { Earlier: Math.max(at - 1, 0), Later: Math.min(at + 1, rest.length), First: 0, Last: rest.length };
    const to = position === undefined ? anchor + 1 : places[position];
    return { ...tab, fieldIds: [...rest.slice(0, to), id, ...rest.slice(to)] };
  });
  return noContent();
}

function moveTab(request: RestRequest): RestAnswer {
  const screen = screenFor(request, { change: true });
  const tab = tabFor(request, screen);
  const to = Number(request.params.pos);
  if (!Number.isInteger(to) || to < 0 || to >= screen.tabs.length) throw notFound(`The position ${request.params.pos} is invalid.`);
  const rest = screen.tabs.filter((other) => other.id !== tab.id);
  request.jira.screens.put({ ...screen, tabs: [...rest.slice(0, to), tab, ...rest.slice(to)] });
  return noContent();
}

const TAB = v.object({ id: v.optional(v.number()), name: text() });

const ANYONE = { anonymous: true } as const;
const TABS = '/screens/{screenId}/tabs';
const FIELDS = `${TABS}/{tabId}/fields`;

/** Screens, their tabs and fields. */
export const screenOperations: Operation[] = [
  define('getScreens', 'GET', '/screens', SCOPES.project, adminOnly(list)),
  define('createScreen', 'POST', '/screens', SCOPES.project, adminOnly(create)),
  define('updateScreen', 'PUT', '/screens/{screenId}', SCOPES.project, adminOnly(update)),
  define('deleteScreen', 'DELETE', '/screens/{screenId}', SCOPES.project, adminOnly(remove)),
  define(
    'addFieldToDefaultScreen',
    'POST',
    '/screens/addToDefault/{fieldId}',
    SCOPES.project,
    adminOnly(({ jira, params }) => {
      const screen = jira.screens.need(DEFAULT_IDS.screen);
      const [first, ...others] = screen.tabs;
      if (!first) throw badRequest('The default screen has no tab.');
      jira.screens.put({ ...screen, tabs: [withField(jira, screen, first, params.fieldId ?? ''), ...others] });
      return ok({});
    }),
    ANYONE,
  ),
  define(
    'getAvailableScreenFields',
    'GET',
    '/screens/{screenId}/availableFields',
    SCOPES.project,
    adminOnly((request) => {
      const { jira } = request;
      const on = new Set(screenFor(request).tabs.flatMap((tab) => tab.fieldIds));
      const free = jira.fields.list((field) => field.orderable && !field.trashed && !field.scopeProjectId && !on.has(field.id));
      return ok(free.map((field) => fieldBean(jira, field.id)));
    }),
    ANYONE,
  ),
  define(
    'getAllScreenTabs',
    'GET',
    TABS,
    SCOPES.project,
    tabReader((request) => ok(screenFor(request).tabs.map(tabBean))),
    ANYONE,
  ),
  define(
    'addScreenTab',
    'POST',
    TABS,
    SCOPES.project,
    adminOnly((request) => {
      const { jira } = request;
      const screen = screenFor(request, { change: true });
      const { name } = readBody(request, TAB);
      if (screen.tabs.some((tab) => tab.name === name)) throw badRequest('A tab with this name already exists on the screen.');
      const tab = { id: String(jira.site.ids.next('screentab', 10000)), name, fieldIds: [] };
      jira.screens.put({ ...screen, tabs: [...screen.tabs, tab] });
      return ok(tabBean(tab));
    }),
    ANYONE,
  ),
  define(
    'renameScreenTab',
    'PUT',
    `${TABS}/{tabId}`,
    SCOPES.project,
    adminOnly((request) => {
      const { name } = readBody(request, TAB);
      return ok(
        tabBean(
          changeTab(request, (tab, screen) => {
            if (screen.tabs.some((other) => other.id !== tab.id && other.name === name)) {
              throw badRequest('A tab with this name already exists on the screen.');
            }
            return { ...tab, name };
          }),
        ),
      );
    }),
    ANYONE,
  ),
  define(
    'deleteScreenTab',
    'DELETE',
    `${TABS}/{tabId}`,
    SCOPES.project,
    adminOnly((request) => {
      const screen = screenFor(request, { change: true });
      const tab = tabFor(request, screen);
      request.jira.screens.put({ ...screen, tabs: screen.tabs.filter((other) => other.id !== tab.id) });
      return noContent();
    }),
    ANYONE,
  ),
  define('moveScreenTab', 'POST', `${TABS}/{tabId}/move/{pos}`, SCOPES.project, adminOnly(moveTab), ANYONE),
  define(
    'getAllScreenTabFields',
    'GET',
    FIELDS,
    SCOPES.project,
    tabReader((request) => ok(tabFor(request, screenFor(request)).fieldIds.map((id) => fieldBean(request.jira, id)))),
    ANYONE,
  ),
  define(
    'addScreenTabField',
    'POST',
    FIELDS,
    SCOPES.project,
    adminOnly((request) => {
      const { fieldId } = readBody(request, v.object({ fieldId: v.string() }));
      changeTab(request, (tab, screen) => withField(request.jira, screen, tab, fieldId));
      return ok(fieldBean(request.jira, fieldId));
    }),
    ANYONE,
  ),
  define(
    'removeScreenTabField',
    'DELETE',
    `${FIELDS}/{id}`,
    SCOPES.project,
    adminOnly((request) => {
      const { id } = request.params;
      changeTab(request, (tab) => {
        if (!tab.fieldIds.includes(id ?? '')) throw notFound(`The field with id ${id} was not found on the tab.`);
        return { ...tab, fieldIds: tab.fieldIds.filter((other) => other !== id) };
      });
      return noContent();
    }),
    ANYONE,
  ),
  define('moveScreenTabField', 'POST', `${FIELDS}/{id}/move`, SCOPES.project, adminOnly(moveField), ANYONE),
];
