import type { RequestType } from '../model';
import { findPeople } from '../people';
import { badRequest, forbidden, notFound } from '../rest/errors';
import { accountOf, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../rest/operation';
import { agentDesk, deskFor, isAgentOf, isDeskAdmin, requestTypeFor, seesDesk } from './access';
import { deskBean, requestTypeBean, selfLink, userDto } from './beans';
import { body, define, expanded, experimental, pageOf, SCOPES, textIn, textsIn } from './define';
import { typeFieldBeans } from './fields';

const desk = (request: RestRequest) => deskFor(request.jira, request.caller, request.params.serviceDeskId ?? '');

function typeBean(request: RestRequest, type: RequestType): Record<string, unknown> {
  const bean = requestTypeBean(request.jira, type);
  if (!expanded(request).has('field')) return bean;
  return { ...bean, fields: createMeta(request, type) };
}

function createMeta(request: RestRequest, type: RequestType): Record<string, unknown> {
  const { jira, caller } = request;
  const owner = jira.serviceDesks.need(type.serviceDeskId);
  const agent = isAgentOf(jira, caller, owner.projectId);
  const hidden = expanded(request).has('hiddenFields') && isDeskAdmin(jira, caller, owner);
  return { requestTypeFields: typeFieldBeans(jira, owner, type, hidden), canRaiseOnBehalfOf: agent, canAddRequestParticipants: agent };
}

/** Request types of some desks, by the filters the list operations share. Types in no group are not on the portal. */
function matchingTypes(request: RestRequest, deskIds: string[]): RequestType[] {
  const { jira, query } = request;
  const term = query.get('searchQuery')?.toLowerCase();
  const group = query.get('groupId');
  const hidden = query.get('includeHiddenRequestTypesInSearch') === 'true';
  if (query.get('restrictionStatus') === 'RESTRICTED') return [];
  return jira.requestTypes.list((type) => {
    if (!deskIds.includes(type.serviceDeskId)) return false;
    if (group !== null && !type.groupIds.includes(group)) return false;
    if (term === undefined) return true;
    return (hidden || type.groupIds.length > 0) && [type.name, type.description].some((text) => text.toLowerCase().includes(term));
  });
}

function changeCustomers(request: RestRequest, add: boolean): void {
  const { jira, caller } = request;
  const found = desk(request);
  if (!isDeskAdmin(jira, caller, found)) throw forbidden('Only administrators of the service desk may change its customers.');
  if (!add && found.openAccess) throw badRequest('The service desk is open to everyone, so customers cannot be removed.');
  const accounts = textsIn(body(request), 'accountIds');
  if (accounts.length === 0) throw badRequest('At least one account ID is required.');
  const unknown = accounts.find((id) => !jira.people.get(id));
  if (unknown !== undefined) throw notFound(`There is no account '${unknown}'.`);
  const customers = add ? [...new Set([...found.customers, ...accounts])] : found.customers.filter((id) => !accounts.includes(id));
  jira.serviceDesks.put({ ...found, customers });
  const actor = accountOf(caller);
  jira.emit({
    eventType: 'avi:jsm-entity:updated:service-desk',
    body: { serviceDesk: deskBean(jira, found) },
    ...(actor === undefined ? {} : { actor }),
    projectId: found.projectId,
  });
}

function emitType(request: RestRequest, what: 'created' | 'deleted', type: RequestType): void {
  const { jira, caller } = request;
  const actor = accountOf(caller);
  jira.emit({
    eventType: `avi:jsm-entity:${what}:request-type`,
    body: { requestType: { id: type.id, name: type.name, serviceDeskId: type.serviceDeskId, issueTypeId: type.issueTypeId } },
    ...(actor === undefined ? {} : { actor }),
    projectId: jira.serviceDesks.need(type.serviceDeskId).projectId,
  });
}

function adminDesk(request: RestRequest) {
  const found = desk(request);
  if (!isDeskAdmin(request.jira, request.caller, found)) throw forbidden('Only administrators of the service desk can do that.');
  return found;
}

/** As Atlassian says of a new one: in no group, so not on the portal yet; its form asks for what the work type requires. */
function createType(request: RestRequest): RestAnswer {
  const { jira } = request;
  const found = adminDesk(request);
  const given = body(request);
  const name = textIn(given, 'name')?.trim() ?? '';
  if (name === '') throw badRequest('The name of the request type is required.');
  const project = jira.projects.need(found.projectId);
  const issueTypeId = textIn(given, 'issueTypeId') ?? '';
  if (!jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds.includes(issueTypeId))
    throw badRequest('The issue type does not exist in the project of the service desk.');
  const type = jira.requestTypes.put({
    id: String(jira.site.ids.next('requesttype', 1)),
    serviceDeskId: found.id,
    issueTypeId,
    name,
    description: textIn(given, 'description') ?? '',
    helpText: textIn(given, 'helpText') ?? '',
    groupIds: [],
    fields: [{ fieldId: 'summary', required: true, visible: true }],
  });
  emitType(request, 'created', type);
  return ok(requestTypeBean(jira, type));
}

/** Service desks, their request types and customers. */
export const deskOperations: Operation[] = [
  define(
    'getInfo',
    'GET',
    '/info',
    SCOPES.none,
    ({ jira }) =>
      ok({
        version: '1001.0.0-SNAPSHOT',
        platformVersion: '1001.0.0-SNAPSHOT',
        buildChangeSet: 'local',
        isLicensedForUse: true,
        _links: selfLink(jira, 'info'),
      }),
    { anonymous: true },
  ),
  define('getServiceDesks', 'GET', '/servicedesk', SCOPES.read, (request) => {
    const { jira, caller } = request;
    return ok(
      pageOf(
        request,
        jira.serviceDesks.list((found) => seesDesk(jira, caller, found)),
        (found) => deskBean(jira, found),
      ),
    );
  }),
  define('getServiceDeskById', 'GET', '/servicedesk/{serviceDeskId}', SCOPES.read, (request) => ok(deskBean(request.jira, desk(request)))),
  experimental(
    define('getAllRequestTypes', 'GET', '/requesttype', SCOPES.read, (request) => {
      const { jira, caller, query } = request;
      const asked = query.getAll('serviceDeskId').flatMap((text) => text.split(','));
      const desks = jira.serviceDesks.list((found) => seesDesk(jira, caller, found) && (asked.length === 0 || asked.includes(found.id)));
      return ok(
        pageOf(
          request,
          matchingTypes(
            request,
            desks.map((found) => found.id),
          ),
          (type) => typeBean(request, type),
        ),
      );
    }),
  ),
  define('getRequestTypes', 'GET', '/servicedesk/{serviceDeskId}/requesttype', SCOPES.read, (request) =>
    ok(pageOf(request, matchingTypes(request, [desk(request).id]), (type) => typeBean(request, type))),
  ),
  define('getRequestTypeById', 'GET', '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}', SCOPES.read, (request) =>
    ok(typeBean(request, requestTypeFor(request.jira, desk(request), request.params.requestTypeId ?? ''))),
  ),
  experimental(define('createRequestType', 'POST', '/servicedesk/{serviceDeskId}/requesttype', SCOPES.none, createType)),
  experimental(
    define('deleteRequestType', 'DELETE', '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}', SCOPES.none, (request) => {
      const type = requestTypeFor(request.jira, adminDesk(request), request.params.requestTypeId ?? '');
      request.jira.requestTypes.delete(type.id);
      emitType(request, 'deleted', type);
      return noContent();
    }),
  ),
  define('getRequestTypeFields', 'GET', '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field', SCOPES.read, (request) =>
    ok(createMeta(request, requestTypeFor(request.jira, desk(request), request.params.requestTypeId ?? ''))),
  ),
  define('getRequestTypeGroups', 'GET', '/servicedesk/{serviceDeskId}/requesttypegroup', SCOPES.read, (request) => {
    const { id } = desk(request);
    const groups = request.jira.requestTypeGroups.list((group) => group.serviceDeskId === id);
    return ok(pageOf(request, groups, (group) => ({ id: group.id, name: group.name })));
  }),
  experimental(
    define('getCustomers', 'GET', '/servicedesk/{serviceDeskId}/customer', SCOPES.customers, (request) => {
      const { jira, caller, query } = request;
      const found = agentDesk(jira, caller, request.params.serviceDeskId ?? '');
      const members = found.organizationIds.flatMap((id) => jira.organizations.get(id)?.members ?? []);
      const all = new Set([...found.customers, ...members]);
      const people = findPeople(jira, query.get('query') ?? '', accountOf(caller)).filter((person) => all.has(person.id));
      return ok(pageOf(request, people, (person) => userDto(jira, person.id, caller)));
    }),
  ),
  define('addCustomers', 'POST', '/servicedesk/{serviceDeskId}/customer', SCOPES.customers, (request) => {
    changeCustomers(request, true);
    return noContent();
  }),
  experimental(
    define('removeCustomers', 'DELETE', '/servicedesk/{serviceDeskId}/customer', SCOPES.customers, (request) => {
      changeCustomers(request, false);
      return noContent();
    }),
  ),
];
