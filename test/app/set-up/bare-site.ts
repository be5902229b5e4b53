import type { Choices } from '../../../src/contract/types';
import { createProject } from '../../sandbox/jira/admin/project-templates';
import type { LocalJira } from '../../sandbox/local-jira';
import { ROOT, restAs, withLocalJira } from '../../support/local-jira';
import { projectId } from './run';

/**
 * A Jira without anything for incidents: one company-managed software project DEV, no incident type, none of Jira Service Management's
 * fields, and no link type "Relates". Its admin is "admin".
 */
export const withBareSite = (use: (local: LocalJira) => Promise<void>): Promise<void> =>
  withLocalJira({ appDir: ROOT, data: 'empty' }, async (local) => {
    local.site.db.tx(() => createProject(local.jira, 'software', { key: 'DEV', name: 'Development', lead: 'admin' }));
    for (const name of ['Impact', 'Urgency']) await removeField(local, name);
    const relates = local.jira.linkTypes.find(({ name }) => name === 'Relates');
    await admin(local, 'DELETE', `/issueLinkType/${relates?.id}`);
    await use(local);
  });

/** Incidents in DEV, of the site's own type. */
export const devChoices = (local: LocalJira): Choices => choose(projectId(local, 'DEV'));

/** One project with the site's own type. */
export const choose = (id: string): Choices => ({ target: id, projects: [{ projectId: id, issueTypeId: 'incident', alsoTypeIds: [] }] });

/** A call of the REST API as the site's admin; throws when Jira refuses. */
export async function admin(local: LocalJira, method: string, path: string, body?: unknown): Promise<unknown> {
  const reply = await restAs(local, 'admin', method, `/rest/api/3${path}`, body);
  if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Deletes a custom field for good. */
export async function removeField(local: LocalJira, name: string): Promise<void> {
  const field = local.jira.fields.find((one) => one.custom && one.name === name);
  await admin(local, 'POST', `/field/${field?.id}/trash`);
  await restAs(local, 'admin', 'DELETE', `/rest/api/3/field/${field?.id}`);
}

/** Makes a custom field of one of Jira's types ("textfield"); answers its id. */
export async function addField(local: LocalJira, name: string, type: string): Promise<string> {
  await admin(local, 'POST', '/field', { name, type: `com.atlassian.jira.plugin.system.customfieldtypes:${type}` });
  const ids = local.jira.fields.list((one) => one.name === name).map(({ id }) => id);
  return ids.at(-1) ?? '';
}

/** What set-up could double: names of types, fields, link types, and of options by context. */
export function doubles({ jira }: LocalJira): string[] {
  const names = [
    ...jira.issueTypes.list(({ scopeProjectId }) => scopeProjectId === undefined).map(({ name }) => `type ${name}`),
    ...jira.fields.list(({ trashed }) => !trashed).map(({ name }) => `field ${name}`),
    ...jira.linkTypes.list().map(({ name }) => `link type ${name}`),
    ...jira.fieldOptions.list().map(({ contextId, parentId, value }) => `option ${contextId} ${parentId ?? ''} ${value}`),
  ].map((name) => name.toLowerCase());
  return names.filter((name, at) => names.indexOf(name) !== at);
}
