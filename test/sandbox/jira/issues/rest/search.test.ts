import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Bench, openBench } from '../testing/bench';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(async () => {
  const said = bench.site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);
  await bench.close();
  expect(said).toEqual([]);
});

const find = (body: Record<string, unknown>, who = 'mia') => bench.call(who, 'POST', '/rest/api/3/search/jql', body);

describe('search/jql', () => {
  test('shows ids unless asked for more, and goes on page by page', async () => {
    const made = [1, 2, 3, 4, 5].map((n) => bench.issue({ summary: `Number ${n}` }));
    const jql = 'project = SHOP ORDER BY key ASC';
    const first = await find({ jql, maxResults: 2 });
    expect(first.body).toEqual({ issues: [{ id: made[0]?.id }, { id: made[1]?.id }], isLast: false, nextPageToken: expect.any(String) });
    const second = await find({ jql, maxResults: 4, nextPageToken: first.body.nextPageToken, fields: ['summary', 'status'] });
    expect(second.body.issues.map((issue: { fields: unknown }) => issue.fields)).toMatchObject([
      { summary: 'Number 3' },
      { summary: 'Number 4' },
      { summary: 'Number 5' },
    ]);
    expect(second.body).toMatchObject({ isLast: true });
    expect(second.body).not.toHaveProperty('nextPageToken');
    const query = `jql=${encodeURIComponent(jql)}&fields=key&maxResults=1`;
    expect((await bench.call('mia', 'GET', `/rest/api/3/search/jql?${query}`)).body.issues).toMatchObject([{ key: 'SHOP-1' }]);
    expect((await find({ jql, nextPageToken: 'nonsense' })).status).toBe(400);
  });

  test('lags behind by a second, except for what is to be reconciled', async () => {
    const fields = { project: { key: 'SHOP' }, issuetype: { id: bench.typeId('Task') }, summary: 'Fresh' };
    const { id, key } = (await bench.call('mia', 'POST', '/rest/api/3/issue', { fields })).body;
    const jql = 'project = SHOP';
    expect((await find({ jql })).body.issues).toEqual([]);
    expect((await find({ jql, reconcileIssues: [Number(id)] })).body.issues).toEqual([{ id }]);
    bench.site.clock.set(bench.site.clock.now() + 1001);
    expect((await find({ jql })).body.issues).toEqual([{ id }]);
    await bench.call('mia', 'PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Stale' } });
    expect((await find({ jql, fields: ['summary'] })).body.issues).toMatchObject([{ fields: { summary: 'Fresh' } }]);
    expect((await find({ jql: 'project = SHOP AND summary ~ Stale' })).body.issues).toEqual([]);
    bench.site.clock.set(bench.site.clock.now() + 1001);
    expect((await find({ jql, fields: ['summary'] })).body.issues).toMatchObject([{ fields: { summary: 'Stale' } }]);
  });

  test('finds only what one may see, refuses the unbounded and the wrong', async () => {
    bench.issue();
    expect((await find({ jql: 'summary ~ thing' }, 'carla')).body.issues).toEqual([]);
    expect(await find({ jql: '' })).toMatchObject({ status: 400, body: { errorMessages: [expect.stringContaining('Unbounded')] } });
    expect((await find({ jql: 'nonsense = 1' })).status).toBe(400);
    expect((await find({ jql: 'project = SHOP', properties: ['a', 'b', 'c', 'd', 'e', 'f'] })).status).toBe(400);
    expect((await bench.call('mia', 'POST', '/rest/api/3/search/approximate-count', { jql: 'project = SHOP' })).body).toEqual({ count: 1 });
  });

  test('the search of before is gone; several issues come at once by key; the picker finds by words', async () => {
    expect((await bench.call('mia', 'GET', '/rest/api/3/search?jql=project=SHOP')).status).toBe(410);
    expect((await bench.call('mia', 'POST', '/rest/api/3/search', { jql: 'project = SHOP' })).status).toBe(410);
    const { key } = bench.issue({ summary: 'Water the plants' });
    const fetched = await bench.call('mia', 'POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: [key, 'SHOP-999'],
      fields: ['summary'],
    });
    expect(fetched.body.issues).toMatchObject([{ key, fields: { summary: 'Water the plants' } }]);
    const picked = await bench.call('mia', 'GET', '/rest/api/3/issue/picker?query=water');
    expect(picked.body.sections[0].issues).toMatchObject([{ key }]);
  });
});
