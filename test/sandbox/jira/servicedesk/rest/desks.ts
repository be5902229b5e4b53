import type { Jira } from '../../jira';
import type { RequestType, ServiceDesk } from '../../model';
import { type Operation, ok, type RestRequest } from '../../rest/operation';
import { agentOf, customerOf, deskFor, projectOf, typeFor } from '../access';
import { dateBean, deskBean, formFields, link, paged, typeBean } from '../beans';
import { define, expandOf, param, SCOPES } from './define';

const desk = (request: RestRequest): ServiceDesk => deskFor(request.jira, request.caller, param(request, 'serviceDeskId'));

/** Request types by group and words, in portal order. */
function typesOf(request: RestRequest, desks: ServiceDesk[]): RequestType[] {
  const { jira, query } = request;
  const ids = new Set(desks.map(({ id }) => id));
  const group = query.get('groupId');
  const words = query.get('searchQuery')?.toLowerCase() ?? '';
  return jira.requestTypes.list(
    (type) =>
      ids.has(type.serviceDeskId) &&
      (group === null || type.groupIds.includes(group)) &&
      (words === '' || `${type.name} ${type.description}`.toLowerCase().includes(words)),
  );
}

const usable = (jira: Jira, request: RestRequest): ServiceDesk[] =>
  jira.serviceDesks
    .list((candidate) => customerOf(jira, request.caller, candidate))
    .sort((a, b) => projectOf(jira, a).name.localeCompare(projectOf(jira, b).name, 'en'));

/** The form of a request type, with what its fields offer. */
function form(request: RestRequest, type: RequestType): Record<string, unknown> {
  const agent = agentOf(request.jira, request.caller, request.jira.serviceDesks.need(type.serviceDeskId));
  return {
    requestTypeFields: formFields(request.jira, type, expandOf(request).includes('hiddenFields')),
    canRaiseOnBehalfOf: agent,
    canAddRequestParticipants: true,
  };
}

/** Service desks, their portals' groups and request types. */
export const deskOperations: Operation[] = [
  define('getInfo', 'GET', '/info', [], ({ jira }) =>
    ok({
      version: '5.12.0-local',
      platformVersion: '1001.0.0-SNAPSHOT',
      buildDate: dateBean('2026-11-01T00:00:00.000Z'),
      buildChangeSet: 'local',
      isLicensedForUse: true,
      _links: { self: link(jira, '/info') },
    }),
  ),
  define('getServiceDesks', 'GET', '/servicedesk', SCOPES.read, (request) =>
    ok(
      paged(
        request,
        '/servicedesk',
        usable(request.jira, request).map((found) => deskBean(request.jira, found)),
      ),
    ),
  ),
  define('getServiceDeskById', 'GET', '/servicedesk/{serviceDeskId}', SCOPES.read, (request) => ok(deskBean(request.jira, desk(request)))),
  define('getRequestTypes', 'GET', '/servicedesk/{serviceDeskId}/requesttype', SCOPES.read, (request) => {
    const found = desk(request);
    const types = typesOf(request, [found]);
    return ok(
      paged(
        request,
        `/servicedesk/${found.id}/requesttype`,
        types.map((type) => withFields(request, type)),
      ),
    );
  }),
  define('getAllRequestTypes', 'GET', '/requesttype', SCOPES.read, (request) => {
    const wanted = request.query.getAll('serviceDeskId').flatMap((ids) => ids.split(','));
    const desks = usable(request.jira, request).filter(({ id }) => wanted.length === 0 || wanted.includes(id));
    return ok(
      paged(
        request,
        '/requesttype',
        typesOf(request, desks).map((type) => withFields(request, type)),
      ),
    );
  }),
  define('getRequestTypeById', 'GET', '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}', SCOPES.read, (request) =>
    ok(withFields(request, typeFor(request.jira, desk(request), param(request, 'requestTypeId')))),
  ),
  define('getRequestTypeFields', 'GET', '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field', SCOPES.read, (request) =>
    ok(form(request, typeFor(request.jira, desk(request), param(request, 'requestTypeId')))),
  ),
  define('getRequestTypeGroups', 'GET', '/servicedesk/{serviceDeskId}/requesttypegroup', SCOPES.read, (request) => {
    const { id } = desk(request);
    const groups = request.jira.requestTypeGroups
      .list((group) => group.serviceDeskId === id)
      .map(({ id: groupId, name }) => ({ id: groupId, name }));
    return ok(paged(request, `/servicedesk/${id}/requesttypegroup`, groups));
  }),
];

function withFields(request: RestRequest, type: RequestType): Record<string, unknown> {
  return { ...typeBean(request.jira, type), ...(expandOf(request).includes('field') ? { fields: form(request, type) } : {}) };
}
