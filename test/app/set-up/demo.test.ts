import { describe, expect, test } from '@jest/globals';
import { ROOT, withLocalJira } from '../../support/local-jira';
import { screenCall, succeed } from '../firebreak';
import { projectId } from './run';

describe('the demo company', () => {
  test('is set up for its service desk and its web shop', () =>
    withLocalJira({ appDir: ROOT, data: 'company' }, async (local) => {
      const { settings, preflight, policyVersion } = await succeed(screenCall(local, 'readSettings', {}, { as: 'ada' }));
      expect(policyVersion).toBe(1);
      expect(settings?.target.projectId).toBe(projectId(local, 'DESK'));
      expect(settings?.incidents.map((one) => one.projectId)).toEqual([projectId(local, 'DESK'), projectId(local, 'SHOP')]);
      expect(Object.keys(settings?.fields ?? {})).toHaveLength(9);
      expect(preflight?.steps.filter(({ state }) => state !== 'done')).toEqual([]);
    }));
});
