import * as v from 'valibot';
import type { Organization, ServiceDesk } from '../../model';
import { addPerson, uuidOf } from '../../people';
import { isAdmin, isAgent } from '../../permissions';
import { badRequest, conflict, forbidden, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { deskForAgent } from '../access';
import { link, paged, userDto } from '../beans';
import { define, param, read, SCOPES, viewerOf } from './define';

const desk = (request: RestRequest): ServiceDesk => deskForAgent(request.jira, request.caller, param(request, 'serviceDeskId'));

/** Organisations are for agents of any desk and Jira admins. */
function demandStaff(request: RestRequest): void {
  const account = viewerOf(request) ?? '';
  const agent = request.jira.serviceDesks.list().some(({ projectId }) => isAgent(request.jira, account, projectId));
  if (!agent && !isAdmin(request.jira, account)) throw forbidden('You do not have permission to manage organizations.');
}

function organization(request: RestRequest): Organization {
  demandStaff(request);
  const found = request.jira.organizations.get(param(request, 'organizationId'));
  if (!found) throw notFound('The organization does not exist.');
  return found;
}

const bean = (request: RestRequest, { id, name }: Organization): Record<string, unknown> => ({
  id,
  uuid: uuidOf(`organization ${id}`),
  name,
  _links: { self: link(request.jira, `/organization/${id}`) },
});

const Accounts = v.object({ accountIds: v.optional(v.array(v.string()), []), usernames: v.optional(v.array(v.string()), []) });

function accounts(request: RestRequest): string[] {
  const { accountIds } = read(Accounts, request.body);
  for (const id of accountIds) if (!request.jira.people.get(id)) throw badRequest(`The user with account id ${id} does not exist.`);
  return accountIds;
}

const organizationId = (request: RestRequest): string => {
  const { organizationId: id } = read(v.object({ organizationId: v.number() }), request.body);
  if (!request.jira.organizations.get(String(id))) throw notFound('The organization does not exist.');
  return String(id);
};

/** Customers and organisations. */
export const customerOperations: Operation[] = [
  define('createCustomer', 'POST', '/customer', SCOPES.customers, (request) => {
    demandStaff(request);
    const { email, displayName, fullName } = read(
      v.object({
        email: v.pipe(v.string(), v.email('must be an e-mail address')),
        displayName: v.optional(v.string()),
        fullName: v.optional(v.string()),
      }),
      request.body,
    );
    if (request.jira.people.find((person) => person.emailAddress === email)) throw conflict('An account already exists for this email.');
    const id = `qm:${uuidOf(`customer ${email}`)}`;
    addPerson(request.jira, {
      id,
      displayName: displayName ?? fullName ?? email,
      emailAddress: email,
      accountType: 'customer',
      licensed: false,
      active: true,
      timeZone: 'Etc/UTC',
      locale: 'en_US',
    });
    return created(userDto(request.jira, id, viewerOf(request)));
  }),
  define('getCustomers', 'GET', '/servicedesk/{serviceDeskId}/customer', SCOPES.customers, (request) => {
    const { id, customers } = desk(request);
    const words = request.query.get('query')?.toLowerCase() ?? '';
    const people = customers.filter((account) => request.jira.people.get(account)?.displayName.toLowerCase().includes(words));
    return ok(
      paged(
        request,
        `/servicedesk/${id}/customer`,
        people.map((account) => userDto(request.jira, account, viewerOf(request))),
      ),
    );
  }),
  define('addCustomers', 'POST', '/servicedesk/{serviceDeskId}/customer', SCOPES.customers, (request) => {
    const added = accounts(request);
    request.jira.serviceDesks.update(desk(request).id, (found) => ({ ...found, customers: [...new Set([...found.customers, ...added])] }));
    return noContent();
  }),
  define('removeCustomers', 'DELETE', '/servicedesk/{serviceDeskId}/customer', SCOPES.customers, (request) => {
    const gone = accounts(request);
    request.jira.serviceDesks.update(desk(request).id, (found) => ({
      ...found,
      customers: found.customers.filter((id) => !gone.includes(id)),
    }));
    return noContent();
  }),
  define('getOrganizations', 'GET', '/organization', SCOPES.customers, (request) => {
    demandStaff(request);
    const account = request.query.get('accountId');
    const found = request.jira.organizations.list(({ members }) => account === null || members.includes(account));
    return ok(
      paged(
        request,
        '/organization',
        found.map((entry) => bean(request, entry)),
      ),
    );
  }),
  define('createOrganization', 'POST', '/organization', SCOPES.customers, (request) => {
    demandStaff(request);
    const { name } = read(v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) }), request.body);
    if (request.jira.organizations.find((entry) => entry.name === name)) throw conflict('An organization with this name already exists.');
    const made = request.jira.organizations.put({ id: String(request.jira.site.ids.next('organization', 1)), name, members: [] });
    return created(bean(request, made));
  }),
  define('getOrganization', 'GET', '/organization/{organizationId}', SCOPES.customers, (request) =>
    ok(bean(request, organization(request))),
  ),
  define('deleteOrganization', 'DELETE', '/organization/{organizationId}', SCOPES.customers, (request) => {
    request.jira.organizations.delete(organization(request).id);
    return noContent();
  }),
  define('getUsersInOrganization', 'GET', '/organization/{organizationId}/user', SCOPES.customers, (request) => {
    const { id, members } = organization(request);
    return ok(
      paged(
        request,
        `/organization/${id}/user`,
        members.map((account) => userDto(request.jira, account, viewerOf(request))),
      ),
    );
  }),
  define('addUsersToOrganization', 'POST', '/organization/{organizationId}/user', SCOPES.customers, (request) => {
    const added = accounts(request);
    request.jira.organizations.update(organization(request).id, (found) => ({
      ...found,
      members: [...new Set([...found.members, ...added])],
    }));
    return noContent();
  }),
  define('removeUsersFromOrganization', 'DELETE', '/organization/{organizationId}/user', SCOPES.customers, (request) => {
    const gone = accounts(request);
    request.jira.organizations.update(organization(request).id, (found) => ({
      ...found,
      members: found.members.filter((id) => !gone.includes(id)),
    }));
    return noContent();
  }),
  define('getOrganizations', 'GET', '/servicedesk/{serviceDeskId}/organization', SCOPES.customers, (request) => {
    const { id, organizationIds } = desk(request);
    const found = organizationIds.flatMap((organization_) => request.jira.organizations.get(organization_) ?? []);
    return ok(
      paged(
        request,
        `/servicedesk/${id}/organization`,
        found.map((entry) => bean(request, entry)),
      ),
    );
  }),
  define('addOrganization', 'POST', '/servicedesk/{serviceDeskId}/organization', SCOPES.customers, (request) => {
    const added = organizationId(request);
    request.jira.serviceDesks.update(desk(request).id, (found) => ({
      ...found,
      organizationIds: [...new Set([...found.organizationIds, added])],
    }));
    return noContent();
  }),
  define('removeOrganization', 'DELETE', '/servicedesk/{serviceDeskId}/organization', SCOPES.customers, (request) => {
    const gone = organizationId(request);
    request.jira.serviceDesks.update(desk(request).id, (found) => ({
      ...found,
      organizationIds: found.organizationIds.filter((id) => id !== gone),
    }));
    return noContent();
  }),
];
