import { afterEach, expect, test } from '@jest/globals';
import { siteReader } from '../../../src/adapters/jira/site';
import { fakePlatform } from './platform';

let platform: ReturnType<typeof fakePlatform>;
afterEach(() => platform.remove());

const field = (id: number, key: string, custom: string) => ({
  id: `customfield_${id}`,
  key,
  name: `Field ${id}`,
  schema: { type: 'string', custom },
});
const ARI = 'ari:cloud:ecosystem::extension';

test('the app’s own fields are known by their module, however Jira names it; those of others, and of another environment, are not', async () => {
  platform = fakePlatform([
    {
      status: 200,
      body: [
        field(1, 'customfield_1', `${ARI}/app-1/env-1/static/firebreak-sla-status`),
        field(2, 'app-1__env-1__firebreak-resolution-due', 'x:datetime'),
        field(3, 'app-1__DEVELOPMENT__firebreak-first-response-due', 'x:datetime'),
        field(4, 'customfield_4', `${ARI}/app-1/env-2/static/firebreak-sla-status`),
        field(5, 'app-1__PRODUCTION__firebreak-sla-status', 'x:string'),
        field(6, 'app-2__env-1__firebreak-sla-status', 'x:string'),
        { id: 'priority', name: 'Priority' },
      ],
    },
  ]);
  const found = await siteReader('app').readFields();
  expect(found.map(({ id, module }) => [id, module])).toEqual([
    ['customfield_1', 'firebreak-sla-status'],
    ['customfield_2', 'firebreak-resolution-due'],
    ['customfield_3', 'firebreak-first-response-due'],
    ['customfield_4', undefined],
    ['customfield_5', undefined],
    ['customfield_6', undefined],
    ['priority', undefined],
  ]);
});

test('statuses of a project by type, with their categories; the caller’s time zone; statuses of the site', async () => {
  const status = (id: string, key: string) => ({ id, name: `Status ${id}`, statusCategory: { id: 1, key } });
  platform = fakePlatform([
    { status: 200, body: [{ id: '10', name: 'Incident', subtask: false, statuses: [status('1', 'new'), status('3', 'indeterminate')] }] },
    { status: 200, body: { accountId: 'u', timeZone: 'Europe/Berlin' } },
    { status: 200, body: [status('1', 'new'), status('6', 'done'), status('7', 'undefined')] },
  ]);
  const reader = siteReader('person');
  expect(await reader.readStatuses('10000')).toEqual([
    {
      typeId: '10',
      subtask: false,
      statuses: [
        { id: '1', name: 'Status 1', category: 'new' },
        { id: '3', name: 'Status 3', category: 'indeterminate' },
      ],
    },
  ]);
  expect(await reader.readTimeZone()).toBe('Europe/Berlin');
  expect(await reader.readStatusCategories()).toEqual({ '1': 'new', '6': 'done', '7': 'new' });
});
