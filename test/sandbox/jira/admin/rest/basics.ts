import * as v from 'valibot';
import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import { can } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { linkTypeBean, priorityBean, resolutionBean } from '../beans';
import { define, many, pageOf, readBody, SCOPES, text } from './define';

const ANYONE = { anonymous: true } as const;

const LINK_TYPE = v.object({ id: v.optional(v.string()), name: text(), inward: text(), outward: text() });

function linkTypeFor({ jira, params }: RestRequest): ReturnType<Jira['linkTypes']['need']> {
  const type = jira.linkTypes.get(params.issueLinkTypeId ?? '');
  if (!type) throw notFound(`No issue link type with id '${params.issueLinkTypeId}' found.`);
  return type;
}

/** The link type resources answer 404 to whoever is not an admin, as described. */
function linkAdmin(request: RestRequest): void {
  if (!can(request.jira, request.caller, 'ADMINISTER')) throw notFound('You do not have the permission to change issue link types.');
}

function demandLinkName(jira: Jira, name: string, except?: string): void {
  const taken = jira.linkTypes.find((type) => type.id !== except && type.name.toLowerCase() === name.toLowerCase());
  if (taken) throw notFound(`The issue link type name '${name}' is in use.`);
}

const linkTypes: Operation[] = [
  define(
    'getIssueLinkTypes',
    'GET',
    '/issueLinkType',
    SCOPES.work,
    ({ jira }) => ok({ issueLinkTypes: jira.linkTypes.list().map((type) => linkTypeBean(jira, type)) }),
    ANYONE,
  ),
  define(
    'createIssueLinkType',
    'POST',
    '/issueLinkType',
    SCOPES.config,
    (request) => {
      linkAdmin(request);
      const { jira } = request;
      const { name, inward, outward } = readBody(request, LINK_TYPE);
      demandLinkName(jira, name);
      const type = jira.linkTypes.put({ id: String(jira.site.ids.next('issuelinktype')), name, inward, outward });
      return created(linkTypeBean(jira, type));
    },
    ANYONE,
  ),
  define(
    'getIssueLinkType',
    'GET',
    '/issueLinkType/{issueLinkTypeId}',
    SCOPES.work,
    (request) => ok(linkTypeBean(request.jira, linkTypeFor(request))),
    ANYONE,
  ),
  define(
    'updateIssueLinkType',
    'PUT',
    '/issueLinkType/{issueLinkTypeId}',
    SCOPES.config,
    (request) => {
      linkAdmin(request);
      const { jira } = request;
      const type = linkTypeFor(request);
      const { id: _id, ...changes } = readBody(request, v.partial(LINK_TYPE));
      if (changes.name !== undefined) demandLinkName(jira, changes.name, type.id);
      const { name = type.name, inward = type.inward, outward = type.outward } = changes;
      return ok(linkTypeBean(jira, jira.linkTypes.put({ ...type, name, inward, outward })));
    },
    ANYONE,
  ),
  define(
    'deleteIssueLinkType',
    'DELETE',
    '/issueLinkType/{issueLinkTypeId}',
    SCOPES.config,
    (request) => {
      linkAdmin(request);
      request.jira.linkTypes.delete(linkTypeFor(request).id);
      return noContent();
    },
    ANYONE,
  ),
];

const priorities: Operation[] = [
  define(
    'getPriorities',
    'GET',
    '/priority',
    SCOPES.work,
    ({ jira }) => ok(jira.priorities.list().map((priority) => priorityBean(jira, priority, true))),
    ANYONE,
  ),
  define('searchPriorities', 'GET', '/priority/search', SCOPES.none, (request) => {
    const { jira, query } = request;
    const [ids, name, projects] = [many(request, 'id'), (query.get('priorityName') ?? '').toLowerCase(), many(request, 'projectId')];
    if (projects && [...projects].some((id) => !jira.projects.get(id))) throw badRequest('One of the projects was not found.');
    const found = jira.priorities.list(
      (priority) =>
        (!ids || ids.has(priority.id)) &&
        priority.name.toLowerCase().includes(name) &&
        (query.get('onlyDefault') !== 'true' || priority.isDefault),
    );
    return ok(pageOf(request, found, (priority) => priorityBean(jira, priority, true)));
  }),
  define(
    'getPriority',
    'GET',
    '/priority/{id}',
    SCOPES.work,
    ({ jira, params }) => {
      const priority = jira.priorities.get(params.id ?? '');
      if (!priority) throw notFound('The issue priority was not found.');
      return ok(priorityBean(jira, priority, true));
    },
    ANYONE,
  ),
];

const resolutions: Operation[] = [
  define(
    'getResolutions',
    'GET',
    '/resolution',
    SCOPES.work,
    ({ jira }) => ok(jira.resolutions.list().map((resolution) => resolutionBean(jira, resolution))),
    ANYONE,
  ),
  define('searchResolutions', 'GET', '/resolution/search', SCOPES.work, (request) => {
    const { jira, query } = request;
    const ids = many(request, 'id');
    // No resolution is the default one on a new site.
    const found = jira.resolutions.list((resolution) => (!ids || ids.has(resolution.id)) && query.get('onlyDefault') !== 'true');
    return ok(pageOf(request, found, (resolution) => ({ ...resolutionBean(jira, resolution), default: false })));
  }),
  define(
    'getResolution',
    'GET',
    '/resolution/{id}',
    SCOPES.work,
    ({ jira, params }) => {
      const resolution = jira.resolutions.get(params.id ?? '');
      if (!resolution) throw notFound('The issue resolution was not found.');
      return ok(resolutionBean(jira, resolution));
    },
    ANYONE,
  ),
];

const labels: Operation[] = [
  define('getAllLabels', 'GET', '/label', SCOPES.work, (request) => {
    const all = new Set(
      issuesWhere(request.jira, {}).flatMap(({ fields }) =>
        Array.isArray(fields.labels) ? fields.labels.filter((label) => typeof label === 'string') : [],
      ),
    );
    return ok(pageOf(request, [...all].sort(), (label) => label, 1000));
  }),
];

/** Small lists of the site: link types, priorities, resolutions, labels. */
export const basicOperations: Operation[] = [...linkTypes, ...priorities, ...resolutions, ...labels];
