import { describe, expect, test } from '@jest/globals';
import { fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { ROOT, restAs, withLocalJira } from '../../support/local-jira';
import { screenCall, succeed } from '../firebreak';
import { projectId } from './run';

describe('the demo company', () => {
  test('is set up for its service desk and its web shop', () =>
    withLocalJira({ appDir: ROOT, data: 'company' }, async (local) => {
      const { settings, preflight, policyVersion } = await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }));
      expect(policyVersion).toBe(2);
      expect(settings?.target.projectId).toBe(projectId(local, 'DESK'));
      expect(settings?.incidents.map((one) => one.projectId)).toEqual([projectId(local, 'DESK'), projectId(local, 'SHOP')]);
      expect(Object.keys(settings?.fields ?? {})).toHaveLength(9);
      expect(preflight?.steps.filter(({ state }) => state !== 'done')).toEqual([]);
    }));

  test('has incidents whose clocks run, are at risk, breached, held and met; whoever opens the site finds them', () =>
    withLocalJira({ appDir: ROOT, data: 'company' }, async (local) => {
      await settle(local, 30_000);
      for (const status of ['On track', 'At risk', 'Breached', 'On hold', 'Met']) {
        const jql = `project = DESK AND "SLA status" = "${status}"`;
        const { body } = await restAs(local, accountId('lea'), 'POST', '/rest/api/3/search/jql', { jql });
        const { issues } = fields(body);
        expect({ status, some: Array.isArray(issues) && issues.length > 0 }).toEqual({ status, some: true });
      }
    }));
});
