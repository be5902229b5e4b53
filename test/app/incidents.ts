import { expect } from '@jest/globals';
import type { Settings } from '../../src/contract/types';
import { createIssue, fields, type Made, settle } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira } from '../sandbox/local-jira';
import { restAs } from '../support/local-jira';
import { setUp } from './firebreak';
import { levelFields } from './level-fields';

export { levelFields };

export const MINUTE = 60_000;

export interface Incident extends Made {
  settings: Settings;
}

/** An incident of the service project after its first look. */
export async function newIncident(local: LocalJira, levels: { impact?: string; urgency?: string } = {}): Promise<Incident> {
  const settings = await setUp(local);
  const made = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
  const incident = { ...made, settings };
  if (levels.impact || levels.urgency) await edit(local, incident, 'lea', levelFields(settings, levels));
  await settle(local, MINUTE);
  return incident;
}

/** An edit over REST, as any screen of Jira's makes it. */
export async function edit(local: LocalJira, { key }: Made, as: Handle, changed: Record<string, unknown>): Promise<void> {
  const reply = await restAs(local, accountId(as), 'PUT', `/rest/api/3/issue/${key}`, { fields: changed });
  expect(reply).toMatchObject({ status: 204 });
}

/** Name of the incident's priority in Jira. */
export async function priorityOf(local: LocalJira, key: string): Promise<unknown> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=priority`);
  return fields(fields(fields(body).fields).priority).name;
}

/** A person gets permissions in the service project (to see and edit, unless told otherwise) without the right to override. */
export function allowEditing(local: LocalJira, handle: Handle, permissions = ['BROWSE_PROJECTS', 'EDIT_ISSUES']): void {
  const { jira } = local;
  const project = jira.projects.find(({ key }) => key === 'DESK');
  const scheme = project && jira.permissionSchemes.need(project.permissionSchemeId);
  if (!scheme) throw new Error('no service project');
  const grants = permissions.map((permission, at) => ({
    id: `guest-${at}`,
    permission,
    holder: { type: 'user' as const, accountId: accountId(handle) },
  }));
  jira.permissionSchemes.put({ ...scheme, grants: [...scheme.grants, ...grants] });
}
