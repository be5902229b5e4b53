import { afterEach, describe, expect, test } from '@jest/globals';
import { closeSite, openSite, type Site } from '../../kernel/site';
import { installDefaults } from '../defaults';
import { type Jira, openJira } from '../jira';
import { createProject } from './project-templates';

const open: Site[] = [];
afterEach(async () => {
  for (const site of open.splice(0)) await closeSite(site);
});

function fresh(): Jira {
  const site = openSite({ file: ':memory:' });
  open.push(site);
  const jira = openJira(site);
  site.db.tx(() => installDefaults(jira));
  return jira;
}

describe('project templates', () => {
  test('every reference of every project leads somewhere', () => {
    const jira = fresh();
    const lead = 'admin';
    createProject(jira, 'software', { key: 'SHOP', name: 'Web shop', lead });
    createProject(jira, 'service', { key: 'IT', name: 'IT service', lead });
    createProject(jira, 'team-managed', { key: 'OPS', name: 'Operations', lead });
    createProject(jira, 'business', { key: 'HR', name: 'People', lead });
    expect(jira.projects.list().map((project) => [project.key, project.projectTypeKey, project.style])).toEqual([
      ['SHOP', 'software', 'classic'],
      ['IT', 'service_desk', 'classic'],
      ['OPS', 'software', 'next-gen'],
      ['HR', 'business', 'classic'],
    ]);
    for (const project of jira.projects.list()) {
      const types = jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds;
      const screens = jira.issueTypeScreenSchemes.need(project.issueTypeScreenSchemeId).mappings;
      const workflows = jira.workflowSchemes.need(project.workflowSchemeId);
      for (const id of types) {
        jira.issueTypes.need(id);
        const scheme = jira.screenSchemes.need(screens[id] ?? screens.default ?? 'none');
        for (const screen of Object.values(scheme.screens)) {
          for (const field of jira.screens.need(screen).tabs.flatMap((tab) => tab.fieldIds)) jira.fields.need(field);
        }
        const workflow = jira.workflows.need(workflows.mappings[id] ?? workflows.defaultWorkflowId);
        expect(workflow.transitions.filter((transition) => transition.type === 'INITIAL')).toHaveLength(1);
        expect(new Set(workflow.transitions.map((transition) => transition.id)).size).toBe(workflow.transitions.length);
        for (const transition of workflow.transitions) {
          for (const status of [...transition.fromStatusIds, transition.toStatusId]) expect(workflow.statusIds).toContain(status);
          if (transition.screenId) jira.screens.need(transition.screenId);
        }
      }
      for (const { holder } of jira.permissionSchemes.need(project.permissionSchemeId).grants) {
        if (holder.type === 'projectRole') jira.roles.need(holder.roleId);
      }
    }
    const desk = jira.serviceDesks.list()[0];
    expect(jira.requestTypes.list((type) => type.serviceDeskId === desk?.id).map((type) => type.name)).toContain('Report a system problem');
  });

  test('a team-managed project keeps its types, statuses and screens to itself', () => {
    const jira = fresh();
    const ops = createProject(jira, 'team-managed', { key: 'OPS', name: 'Operations', lead: 'admin' });
    const types = jira.issueTypeSchemes.need(ops.issueTypeSchemeId).issueTypeIds.map((id) => jira.issueTypes.need(id));
    expect(types.map((type) => [type.name, type.scopeProjectId])).toEqual(['Epic', 'Task', 'Bug', 'Subtask'].map((name) => [name, ops.id]));
    expect(jira.statuses.list((status) => status.scopeProjectId === ops.id)).toHaveLength(3);
  });
});
