import type { Organization } from '../model';
import { addPerson } from '../people';
import { isAdmin } from '../permissions';
import { badRequest, conflict, forbidden, notFound } from '../rest/errors';
import { accountOf, created, noContent, type Operation, ok, type RestRequest } from '../rest/operation';
import { deskFor, isAgentOf, isDeskAdmin } from './access';
import { organizationBean, userDto } from './beans';
import { body, define, pageOf, SCOPES, textIn, textsIn } from './define';

/** Whether the caller is an agent anywhere. */
const isAnyAgent = ({ jira, caller }: RestRequest): boolean =>
  jira.serviceDesks.list().some((desk) => isAgentOf(jira, caller, desk.projectId));

function demandAgent(request: RestRequest): void {
  if (isAnyAgent(request) || isAdmin(request.jira, accountOf(request.caller))) return;
  throw forbidden('Only service desk administrators and agents can do that.');
}

function organization(request: RestRequest): Organization {
  const found = request.jira.organizations.get(request.params.organizationId ?? '');
  const account = accountOf(request.caller) ?? '';
  if (!found || !(isAnyAgent(request) || found.members.includes(account)))
    throw notFound('The organization does not exist or you do not have permission to see it.');
  return found;
}

function changeMembers(request: RestRequest, add: boolean): void {
  demandAgent(request);
  const { jira } = request;
  const found = organization(request);
  const accounts = textsIn(body(request), 'accountIds');
  if (accounts.length === 0) throw badRequest('At least one account ID is required.');
  const stranger = accounts.find((id) => !jira.people.get(id));
  if (stranger !== undefined) throw badRequest(`There is no account '${stranger}'.`);
  const members = add ? [...new Set([...found.members, ...accounts])] : found.members.filter((id) => !accounts.includes(id));
  jira.organizations.put({ ...found, members });
}

function changeDesk(request: RestRequest, add: boolean): void {
  const { jira, caller } = request;
  const desk = deskFor(jira, caller, request.params.serviceDeskId ?? '');
  if (!isDeskAdmin(jira, caller, desk) && !isAgentOf(jira, caller, desk.projectId))
    throw forbidden('Only service desk administrators and agents can do that.');
  const id = textIn(body(request), 'organizationId') ?? '';
  if (!jira.organizations.get(id)) throw notFound('The organization does not exist.');
  const organizationIds = add ? [...new Set([...desk.organizationIds, id])] : desk.organizationIds.filter((other) => other !== id);
  jira.serviceDesks.put({ ...desk, organizationIds });
}

function listed(request: RestRequest, among: (organization: Organization) => boolean) {
  const { jira, caller, query } = request;
  const account = query.get('accountId');
  if (account !== null) demandAgent(request);
  const own = accountOf(caller) ?? '';
  const all = isAnyAgent(request);
  const shown = jira.organizations.list(
    (found) => among(found) && (all || found.members.includes(own)) && (account === null || found.members.includes(account)),
  );
  return ok(pageOf(request, shown, (found) => organizationBean(jira, found)));
}

/** Organisations and new customers. */
export const organizationOperations: Operation[] = [
  define('getOrganizations', 'GET', '/organization', SCOPES.customers, (request) => listed(request, () => true)),
  define('createOrganization', 'POST', '/organization', SCOPES.customers, (request) => {
    demandAgent(request);
    const { jira } = request;
    const name = textIn(body(request), 'name')?.trim() ?? '';
    if (name === '' || name.length > 200) throw badRequest('The name of an organization must have 1 to 200 characters.');
    const same = jira.organizations.find((found) => found.name.toLowerCase() === name.toLowerCase());
    return created(
      organizationBean(jira, same ?? jira.organizations.put({ id: String(jira.site.ids.next('organization', 1)), name, members: [] })),
    );
  }),
  define('getOrganization', 'GET', '/organization/{organizationId}', SCOPES.customers, (request) =>
    ok(organizationBean(request.jira, organization(request))),
  ),
  define('deleteOrganization', 'DELETE', '/organization/{organizationId}', SCOPES.customers, (request) => {
    demandAgent(request);
    const { id } = organization(request);
    request.jira.organizations.delete(id);
    for (const desk of request.jira.serviceDesks.list((found) => found.organizationIds.includes(id)))
      request.jira.serviceDesks.put({ ...desk, organizationIds: desk.organizationIds.filter((other) => other !== id) });
    return noContent();
  }),
  define('getUsersInOrganization', 'GET', '/organization/{organizationId}/user', SCOPES.customers, (request) => {
    demandAgent(request);
    return ok(pageOf(request, organization(request).members, (id) => userDto(request.jira, id, request.caller)));
  }),
  define('addUsersToOrganization', 'POST', '/organization/{organizationId}/user', SCOPES.customers, (request) => {
    changeMembers(request, true);
    return noContent();
  }),
  define('removeUsersFromOrganization', 'DELETE', '/organization/{organizationId}/user', SCOPES.customers, (request) => {
    changeMembers(request, false);
    return noContent();
  }),
  define('getOrganizations', 'GET', '/servicedesk/{serviceDeskId}/organization', SCOPES.customers, (request) => {
    const desk = deskFor(request.jira, request.caller, request.params.serviceDeskId ?? '');
    return listed(request, (found) => desk.organizationIds.includes(found.id));
  }),
  define('addOrganization', 'POST', '/servicedesk/{serviceDeskId}/organization', SCOPES.customers, (request) => {
    changeDesk(request, true);
    return noContent();
  }),
  define('removeOrganization', 'DELETE', '/servicedesk/{serviceDeskId}/organization', SCOPES.customers, (request) => {
    changeDesk(request, false);
    return noContent();
  }),
  define('createCustomer', 'POST', '/customer', SCOPES.customers, (request) => {
    const { jira, caller } = request;
    if (!isAdmin(jira, accountOf(caller))) throw forbidden('Only Jira administrators can create customers.');
    const email = textIn(body(request), 'email')?.trim() ?? '';
    if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) throw badRequest('The email address is not valid.');
    if (jira.people.find((person) => person.emailAddress.toLowerCase() === email.toLowerCase())) {
      if (request.query.get('strictConflictStatusCode') === 'true') throw conflict('An account with this email address exists.');
      throw badRequest('An account with this email address exists.');
    }
    const displayName = textIn(body(request), 'displayName') ?? textIn(body(request), 'fullName') ?? email;
    const id = `qm:local:${jira.site.ids.next('customer', 1)}`;
    addPerson(jira, {
      id,
      displayName,
      emailAddress: email,
      accountType: 'customer',
      licensed: false,
      active: true,
      timeZone: 'UTC',
      locale: 'en_US',
    });
    return created(userDto(jira, id, caller));
  }),
];
