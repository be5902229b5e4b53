import { expect, test } from '@jest/globals';
import { createProject } from '../../sandbox/jira/admin/project-templates';
import { ROOT, withLocalJira } from '../../support/local-jira';
import { choose } from './bare-site';
import { preflightOf } from './run';

test('as many projects as may be chosen, all of them service projects with the longest names, fit into the storage', () =>
  withLocalJira({ appDir: ROOT, data: 'empty' }, async (local) => {
    local.site.db.tx(() => {
      for (let at = 0; at < 100; at++)
        createProject(local.jira, 'service', { key: `DEPARTMNT${at}`, name: `Service desk ${at} `.padEnd(80, 'x'), lead: 'admin' });
    });
    const ids = local.jira.projects.list().map(({ id }) => id);
    const requestTypeId = local.jira.requestTypes.list()[0]?.id ?? '';
    const projects = ids.flatMap((id) => choose(id).projects.map((project) => ({ ...project, requestTypeId })));
    const steps = await preflightOf(local, { target: ids[0] ?? '', projects });
    expect(steps.filter(({ kind }) => kind === 'requestType')).toHaveLength(100);
  }));
