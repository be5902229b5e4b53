import { describe, expect, test } from '@jest/globals';
import { AppFault, fault } from '../../../src/contract/errors';
import { raiseIncident, readRaiseTarget } from '../../../src/usecases/raise-incident';
import { World } from '../fakes';

const MARA = { accountId: 'u-mara' };
const INTENT = '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11';
const INPUT = { intentId: INTENT, summary: 'VPN is down', description: 'Since nine.' };
const ORIGIN = { id: '7', key: 'SHOP-7' };
const ports = (world: World) => ({ jira: world.person, store: world.store, queue: world.queue });

describe('raise incident', () => {
  test('makes it where the admin chose, with the intent in it, links it and asks for a look', async () => {
    const world = new World();
    expect(await raiseIncident(ports(world), MARA, INPUT, ORIGIN)).toEqual({ issueId: '30001', key: 'IT-101' });
    expect(world.created).toEqual([{ projectId: '10000', issueTypeId: '10010', ...INPUT, origin: ORIGIN }]);
    expect(world.looks).toEqual(['30001']);
    expect(world.asked).toEqual(['readSettings', 'readRaised', 'createIncident', 'link', 'saveRaised', 'look']);
  });

  test('from nowhere there is nothing to link', async () => {
    const world = new World();
    await raiseIncident(ports(world), MARA, INPUT);
    expect(world.asked).not.toContain('link');
  });

  test('the same intent sent again answers with the same incident; another person’s intent is another', async () => {
    const world = new World();
    const first = await raiseIncident(ports(world), MARA, INPUT, ORIGIN);
    expect(await raiseIncident(ports(world), MARA, INPUT, ORIGIN)).toEqual(first);
    expect(world.created).toHaveLength(1);
    await raiseIncident(ports(world), { accountId: 'u-other' }, INPUT, ORIGIN);
    expect(world.created).toHaveLength(2);
  });

  test('what fails after the incident is there is told or left to the next look, never an error', async () => {
    const world = new World();
    world.failing.set('link', fault('JIRA_REFUSED', 'linkIssues: Jira answered 403', ['You do not have permission to link issues.']));
    world.failing.set('saveRaised', fault('TRY_LATER', 'Storage: busy'));
    world.failing.set('look', fault('TRY_LATER', 'The queue took no event'));
    expect(await raiseIncident(ports(world), MARA, INPUT, ORIGIN)).toEqual({
      issueId: '30001',
      key: 'IT-101',
      linkRefused: ['You do not have permission to link issues.'],
    });
  });

  test('Jira’s refusal to create goes to the person in Jira’s words', async () => {
    const world = new World();
    const refusal = fault('JIRA_REFUSED', 'createIssue: Jira answered 400', ['summary: Field is too long']);
    world.failing.set('createIncident', refusal);
    await expect(raiseIncident(ports(world), MARA, INPUT, ORIGIN)).rejects.toBe(refusal);
    expect(world.raised.size).toBe(0);
  });

  test('before set-up nothing is asked of Jira', async () => {
    const world = new World();
    world.settings = undefined;
    await expect(raiseIncident(ports(world), MARA, INPUT)).rejects.toMatchObject({ error: { code: 'NOT_SET_UP' } });
    expect(world.asked).toEqual(['readSettings']);
  });

  test('says where it will go; a type that has left its project means set-up again', async () => {
    const world = new World();
    const asked = { jira: world.person, store: world.store };
    expect(await readRaiseTarget(asked)).toEqual({ projectKey: 'IT', projectName: 'IT Support', issueTypeName: '[System] Incident' });
    world.settings = { target: { projectId: '10000', issueTypeId: '99' }, incidents: [] };
    await expect(readRaiseTarget(asked)).rejects.toBeInstanceOf(AppFault);
    world.settings = undefined;
    await expect(readRaiseTarget(asked)).rejects.toMatchObject({ error: { code: 'NOT_SET_UP' } });
  });
});
