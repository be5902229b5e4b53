import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type AdminSite, openAdminSite, TEST_APP } from './admin/testing';
import type { GrantHolder, Issue } from './model';
import { can, demand, isAdmin, isAgent, PROJECT_PERMISSIONS } from './permissions';
import { JiraError } from './rest/errors';
import type { Caller } from './rest/operation';

let site: AdminSite;
beforeEach(() => {
  site = openAdminSite();
});
afterEach(() => site.close());

const as = (accountId: string): Caller => ({ kind: 'person', accountId });
const nobody: Caller = { kind: 'nobody' };
const app: Caller = { kind: 'app', accountId: 'app', appId: TEST_APP };

/** Makes a scheme with one holder of Browse and Edit the scheme of SHOP. */
function only(holder: GrantHolder): string {
  const { jira, projects } = site;
  jira.permissionSchemes.put({
    id: '777',
    name: 'One holder',
    description: '',
    grants: [
      { permission: 'BROWSE_PROJECTS', holder },
      { permission: 'EDIT_ISSUES', holder },
    ],
  });
  jira.projects.put({ ...projects.SHOP, permissionSchemeId: '777' });
  return projects.SHOP.id;
}

const issueOf = (projectId: string, fields: Record<string, unknown>): Issue => ({
  id: '1',
  key: 'SHOP-1',
  projectId,
  typeId: '1',
  statusId: '1',
  created: '',
  updated: '',
  fields,
});

function refusal(work: () => void): number | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof JiraError) return error.status;
    throw error;
  }
}

describe('holders of a permission scheme', () => {
  test('applicationRole: whoever has a licence', () => {
    const on = { projectId: only({ type: 'applicationRole' }) };
    expect(['worker', 'agent', 'unlicensed', 'customer', 'app'].map((id) => can(site.jira, as(id), 'BROWSE_PROJECTS', on))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(can(site.jira, nobody, 'BROWSE_PROJECTS', on)).toBe(false);
  });

  test('group, user, lead and role mean those in it', () => {
    const { jira } = site;
    let on = { projectId: only({ type: 'group', group: 'site-admins' }) };
    expect([can(jira, as('admin'), 'EDIT_ISSUES', on), can(jira, as('worker'), 'EDIT_ISSUES', on)]).toEqual([true, false]);
    on = { projectId: only({ type: 'user', accountId: 'worker' }) };
    expect([can(jira, as('worker'), 'EDIT_ISSUES', on), can(jira, as('agent'), 'EDIT_ISSUES', on)]).toEqual([true, false]);
    on = { projectId: only({ type: 'projectLead' }) };
    expect([can(jira, as('admin'), 'EDIT_ISSUES', on), can(jira, as('worker'), 'EDIT_ISSUES', on)]).toEqual([true, false]);
    const role = jira.roles.find((candidate) => candidate.name === 'Viewers');
    on = { projectId: only({ type: 'projectRole', roleId: role?.id ?? '' }) };
    expect(can(jira, as('worker'), 'EDIT_ISSUES', on)).toBe(false);
    jira.projects.update(on.projectId, (project) => ({ ...project, roleActors: { [role?.id ?? '']: { users: ['worker'], groups: [] } } }));
    expect(can(jira, as('worker'), 'EDIT_ISSUES', on)).toBe(true);
  });

  test('reporter and assignee count in the issue only', () => {
    const { jira } = site;
    const projectId = only({ type: 'reporter' });
    expect(can(jira, as('worker'), 'EDIT_ISSUES', { issue: issueOf(projectId, { reporter: 'worker' }) })).toBe(true);
    expect(can(jira, as('agent'), 'EDIT_ISSUES', { issue: issueOf(projectId, { reporter: 'worker' }) })).toBe(false);
    expect(can(jira, as('worker'), 'EDIT_ISSUES', { projectId })).toBe(false);
    only({ type: 'assignee' });
    expect(can(jira, as('worker'), 'EDIT_ISSUES', { issue: issueOf(projectId, { assignee: 'worker' }) })).toBe(true);
  });

  test('anyone is also nobody, but never a customer on the platform', () => {
    const on = { projectId: only({ type: 'anyone' }) };
    expect([nobody, as('worker'), as('customer')].map((caller) => can(site.jira, caller, 'BROWSE_PROJECTS', on))).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('portal-only grants give nothing here', () => {
    const on = { projectId: only({ type: 'sd.customer.portal.only' }) };
    expect([nobody, as('worker'), as('customer')].some((caller) => can(site.jira, caller, 'BROWSE_PROJECTS', on))).toBe(false);
  });
});

describe('kinds of callers', () => {
  test("the app's own user has every project permission by its role, until an admin takes one away", () => {
    const { jira, projects } = site;
    for (const project of Object.values(projects)) {
      const denied = PROJECT_PERMISSIONS.filter((key) => !can(jira, app, key, { projectId: project.id }));
      expect(denied).toEqual(project.projectTypeKey === 'service_desk' ? [] : ['SERVICEDESK_AGENT']);
    }
    const addons = jira.roles.find((role) => role.name === 'atlassian-addons-project-access');
    jira.permissionSchemes.update(projects.IT.permissionSchemeId, (scheme) => ({
      ...scheme,
      grants: scheme.grants.filter(
        (grant) => !(grant.permission === 'MODIFY_REPORTER' && grant.holder.type === 'projectRole' && grant.holder.roleId === addons?.id),
      ),
    }));
    expect(can(jira, app, 'MODIFY_REPORTER', { projectId: projects.IT.id })).toBe(false);
    expect(can(jira, app, 'EDIT_ISSUES', { projectId: projects.IT.id })).toBe(true);
  });

  test("the app's own user administers Jira only with the scope for it; as a person it has that person's rights", () => {
    const { jira, projects } = site;
    expect(can(jira, app, 'ADMINISTER')).toBe(true);
    jira.apps[0]?.scopes.splice(0);
    expect(can(jira, app, 'ADMINISTER')).toBe(false);
    const asWorker: Caller = { kind: 'app-as-user', accountId: 'worker', appId: TEST_APP, from: 'backend' };
    expect(can(jira, asWorker, 'BROWSE_PROJECTS', { projectId: projects.IT.id })).toBe(false);
    expect(can(jira, asWorker, 'BROWSE_PROJECTS', { projectId: projects.SHOP.id })).toBe(true);
  });

  test('customers, people without a licence and inactive people do nothing; admins do not browse by being admins', () => {
    const { jira, projects } = site;
    for (const project of Object.values(projects)) {
      for (const id of ['customer', 'unlicensed']) {
        expect(PROJECT_PERMISSIONS.filter((key) => can(jira, as(id), key, { projectId: project.id }))).toEqual([]);
      }
    }
    jira.people.update('worker', (worker) => ({ ...worker, active: false }));
    expect(can(jira, as('worker'), 'BROWSE_PROJECTS', { projectId: projects.SHOP.id })).toBe(false);
    const without = only({ type: 'user', accountId: 'agent' });
    expect(can(jira, as('admin'), 'BROWSE_PROJECTS', { projectId: without })).toBe(false);
    expect(can(jira, as('admin'), 'ADMINISTER_PROJECTS', { projectId: without })).toBe(true);
  });

  test('agents are those of the service team, with a licence', () => {
    const { jira, projects } = site;
    expect([isAgent(jira, 'agent', projects.IT.id), isAgent(jira, 'worker', projects.IT.id)]).toEqual([true, false]);
    expect(isAgent(jira, 'admin', projects.SHOP.id)).toBe(false);
    jira.people.update('agent', (agent) => ({ ...agent, licensed: false }));
    expect(isAgent(jira, 'agent', projects.IT.id)).toBe(false);
    expect([isAdmin(jira, 'admin'), isAdmin(jira, 'agent'), isAdmin(jira, undefined)]).toEqual([true, false, false]);
  });
});

describe('places', () => {
  test('an archived or trashed project is closed to all but Jira admins, who only read', () => {
    const { jira, projects } = site;
    const on = { projectId: projects.SHOP.id };
    for (const state of [{ archived: true }, { deleted: { at: '', by: 'admin' } }]) {
      jira.projects.put({ ...projects.SHOP, ...state });
      expect(can(jira, as('worker'), 'BROWSE_PROJECTS', on)).toBe(false);
      expect(can(jira, as('admin'), 'BROWSE_PROJECTS', on)).toBe(true);
      expect(can(jira, as('admin'), 'EDIT_ISSUES', on)).toBe(false);
      expect(can(jira, app, 'EDIT_ISSUES', on)).toBe(false);
    }
  });

  test('without a place a project permission is held when it is held anywhere', () => {
    expect(can(site.jira, as('worker'), 'ADMINISTER_PROJECTS')).toBe(true);
    expect(can(site.jira, as('unlicensed'), 'BROWSE_PROJECTS')).toBe(false);
  });

  test('demand: 404 where one may not look, 401 for nobody, else 403', () => {
    const { jira, projects } = site;
    expect(refusal(() => demand(jira, as('worker'), 'EDIT_ISSUES', { projectId: projects.IT.id }))).toBe(404);
    expect(refusal(() => demand(jira, as('worker'), 'EDIT_ISSUES', { issue: issueOf(projects.IT.id, {}) }))).toBe(404);
    expect(refusal(() => demand(jira, as('worker'), 'DELETE_ISSUES', { projectId: projects.SHOP.id }))).toBe(403);
    expect(refusal(() => demand(jira, nobody, 'ADMINISTER'))).toBe(401);
    expect(refusal(() => demand(jira, as('worker'), 'ADMINISTER'))).toBe(403);
    expect(refusal(() => demand(jira, as('worker'), 'EDIT_ISSUES', { projectId: projects.SHOP.id }))).toBeUndefined();
  });
});
