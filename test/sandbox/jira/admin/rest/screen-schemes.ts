import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { IssueTypeScreenScheme, ScreenScheme } from '../../model';
import { badRequest, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { adminOnly, define, listed, many, ordered, pageOf, readBody, SCOPES, text } from './define';

/** A screen scheme of company-managed projects. */
export function screenSchemeFor(jira: Jira, id: string | undefined): ScreenScheme {
  const scheme = jira.screenSchemes.get(id ?? '');
  if (!scheme || scheme.scopeProjectId) throw notFound('The screen scheme was not found.');
  return scheme;
}

const usedBy = (jira: Jira, id: string): IssueTypeScreenScheme[] =>
  jira.issueTypeScreenSchemes.list((scheme) => Object.values(scheme.mappings).includes(id));

const screensBean = (screens: ScreenScheme['screens']): Record<string, number> =>
  Object.fromEntries(Object.entries(screens).map(([use, id]) => [use, Number(id)]));

function list(request: RestRequest): RestAnswer {
  const { jira, query } = request;
  const [ids, words, expand] = [many(request, 'id'), (query.get('queryString') ?? '').toLowerCase(), listed(request, 'expand')];
  const found = jira.screenSchemes.list(
    (scheme) => !scheme.scopeProjectId && (!ids || ids.has(scheme.id)) && scheme.name.toLowerCase().includes(words),
  );
  const sorted = ordered(request, found, { id: (scheme) => Number(scheme.id), name: (scheme) => scheme.name }, 'id');
  const above = (id: string): Record<string, unknown> => {
    const values = usedBy(jira, id).map((scheme) => ({ id: scheme.id, name: scheme.name, description: scheme.description }));
    return { maxResults: Math.max(values.length, 1), startAt: 0, total: values.length, isLast: true, values };
  };
  return ok(
    pageOf(
      request,
      sorted,
      (scheme) => ({
        id: Number(scheme.id),
        name: scheme.name,
        description: scheme.description,
        screens: screensBean(scheme.screens),
        ...(expand.includes('issueTypeScreenSchemes') ? { issueTypeScreenSchemes: above(scheme.id) } : {}),
      }),
      25,
      100,
    ),
  );
}

type Uses = 'default' | 'create' | 'edit' | 'view';
const USES: readonly Uses[] = ['default', 'create', 'edit', 'view'];

const CREATE = v.object({
  name: text(),
  description: v.optional(v.string(), ''),
  screens: v.object({ default: v.number(), create: v.optional(v.number()), edit: v.optional(v.number()), view: v.optional(v.number()) }),
});

const UPDATE = v.object({
  name: v.optional(text()),
  description: v.optional(v.string()),
  // Null takes a use back to the default screen.
  screens: v.optional(
    v.object({
      default: v.optional(v.nullable(v.string())),
      create: v.optional(v.nullable(v.string())),
      edit: v.optional(v.nullable(v.string())),
      view: v.optional(v.nullable(v.string())),
    }),
  ),
});

function demandName(jira: Jira, name: string, except?: string): void {
  if (jira.screenSchemes.find((scheme) => scheme.id !== except && scheme.name === name))
    throw badRequest('The name is used by another screen scheme.');
}

/** Screens by use, `changes` (id, null for none, undefined for as it was) laid over what was. */
function screensWith(
  jira: Jira,
  was: ScreenScheme['screens'] | undefined,
  changes: Partial<Record<Uses, string | null | undefined>>,
): ScreenScheme['screens'] {
  const screens: Partial<Record<Uses, string>> = { ...was };
  for (const use of USES) {
    const id = changes[use];
    if (id === undefined) continue;
    if (id === null) delete screens[use];
    else if (jira.screens.get(id)) screens[use] = id;
    else throw notFound(`The screen with id ${id} was not found.`);
  }
  const { default: usual, ...others } = screens;
  if (usual === undefined) throw badRequest('The screen scheme needs a default screen.');
  return { default: usual, ...others };
}

const numbered = (value: number | undefined): string | undefined => (value === undefined ? undefined : String(value));

/** Screen schemes: which screen for creating, editing and viewing. */
export const screenSchemeOperations: Operation[] = [
  define('getScreenSchemes', 'GET', '/screenscheme', SCOPES.project, adminOnly(list)),
  define(
    'createScreenScheme',
    'POST',
    '/screenscheme',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const body = readBody(request, CREATE);
      demandName(jira, body.name);
      const screens = screensWith(jira, undefined, {
        default: String(body.screens.default),
        create: numbered(body.screens.create),
        edit: numbered(body.screens.edit),
        view: numbered(body.screens.view),
      });
      const id = jira.site.ids.next('screenscheme', 10000);
      jira.screenSchemes.put({ id: String(id), name: body.name, description: body.description, screens });
      return created({ id });
    }),
  ),
  define(
    'updateScreenScheme',
    'PUT',
    '/screenscheme/{screenSchemeId}',
    SCOPES.config,
    adminOnly((request) => {
      const { jira } = request;
      const scheme = screenSchemeFor(jira, request.params.screenSchemeId);
      const body = readBody(request, UPDATE);
      if (body.name !== undefined) demandName(jira, body.name, scheme.id);
      jira.screenSchemes.put({
        ...scheme,
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(body.description === undefined ? {} : { description: body.description }),
        screens: screensWith(jira, scheme.screens, body.screens ?? {}),
      });
      return noContent();
    }),
  ),
  define(
    'deleteScreenScheme',
    'DELETE',
    '/screenscheme/{screenSchemeId}',
    SCOPES.project,
    adminOnly(({ jira, params }) => {
      const scheme = screenSchemeFor(jira, params.screenSchemeId);
      if (usedBy(jira, scheme.id).length > 0)
        throw badRequest('The screen scheme is used in an issue type screen scheme and cannot be deleted.');
      jira.screenSchemes.delete(scheme.id);
      return noContent();
    }),
  ),
];
