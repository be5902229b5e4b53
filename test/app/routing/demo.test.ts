import { expect, test } from '@jest/globals';
import { readState } from '../../../src/domain/incident/read-state';
import { fields, settle } from '../../fixture/firm';
import { allIssues } from '../../sandbox/jira/issues/store';
import { startLocalJira } from '../../sandbox/local-jira';
import { ROOT } from '../../support/local-jira';
import { readProperty } from '../firebreak';

test('in the demo company each open incident is with a support group, and somebody has it', async () => {
  const local = await startLocalJira({ appDir: ROOT, seed: 20_261_123 });
  try {
    await settle(local, 60_000);
    const { jira } = local;
    const open = allIssues(jira).filter(
      ({ typeId, statusId }) =>
        jira.issueTypes.need(typeId).name === '[System] Incident' && jira.statuses.need(statusId).category !== 'DONE',
    );
    expect(open.length).toBeGreaterThan(5);
    const hows = new Set<unknown>();
    for (const { key, fields: values } of open) {
      const placement = readState(await readProperty(local, key))?.placement;
      expect([key, placement?.group.name]).toEqual([key, expect.stringMatching(/Service desk|Technical support|Specialists/)]);
      if (placement?.chosen) hows.add(placement.chosen.how);
      expect([key, fields(values).assignee]).not.toEqual([key, null]);
    }
    expect(hows.size).toBeGreaterThan(0);
    expect(local.site.problems.all()).toEqual([]);
  } finally {
    await local.close();
  }
});
