import { describe, expect, test } from '@jest/globals';
import { createIssue, fields, settle } from '../fixture/firm';
import { accountId } from '../sandbox/demo/people';
import { restAs } from '../support/local-jira';
import { jiraCalls, readProperty, setUp, withFirebreak } from './firebreak';
import { actsOn, INPUT, INTENT, issueFields, press, raised, raiseSite } from './raise/site';

const MINUTE = 60_000;
const REQUEST = 'POST /rest/servicedeskapi/request';
const ISSUE = 'POST /rest/api/3/issue';
const LINK = 'POST /rest/api/3/issueLink';

describe('raise by request', () => {
  test('as an administrator’s click on "Set up" left it', () =>
    withFirebreak(async (local) => {
      const { fields: ours } = await setUp(local);
      const origin = await createIssue(local, 'sofia', 'Checkout fails', { project: 'SHOP' });
      const made = await raised(press(local, 'sofia', INPUT, origin));
      expect(made).toEqual({ issueId: expect.any(String), key: expect.any(String), portalPath: expect.any(String) });
      await settle(local, MINUTE);
      const issue = await issueFields(local, made.key);
      for (const name of ['impact', 'urgency', 'category', 'services', 'affectedUser', 'channel'] as const)
        expect({ name, value: issue[ours[name]?.fieldId ?? ''] }).toEqual({ name, value: expect.anything() });
      expect(issue).toMatchObject({ reporter: { accountId: accountId('sofia') }, priority: { name: 'High' } });
    }));

  test('somebody without a place in the service project raises one and sees it in the portal; the app links and fills in the rest', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'request', ['impact', 'urgency', 'category']);
      const origin = await createIssue(local, 'sofia', 'Checkout fails', { project: 'SHOP' });
      const made = await raised(press(local, 'sofia', INPUT, origin));
      expect(made).toEqual({ issueId: expect.any(String), key: expect.any(String), portalPath: expect.stringContaining(`/${made.key}`) });
      // Jira lets requesters link nothing: the app does, once the person is known to see where it came from.
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([REQUEST, LINK, 'GET /rest/api/3/issue/{issueIdOrKey}', LINK]);
      expect((await restAs(local, accountId('sofia'), 'GET', `/rest/api/3/issue/${made.key}`)).status).toBe(404);
      const seen = await restAs(local, accountId('sofia'), 'GET', '/rest/servicedeskapi/request');
      expect(JSON.stringify(seen.body)).toContain(made.key);
      const { options } = { options: site.settings.fields };
      expect(actsOn(local, made.issueId)).toEqual([
        {
          kind: 'raised',
          at: expect.any(String),
          by: accountId('sofia'),
          intentId: INTENT,
          origin,
          values: {
            impact: [options.impact?.options.extensive],
            urgency: [options.urgency?.options.high],
            category: [options.category?.options.network, options.category?.options['network-vpn']],
            services: [options.services?.options.network, options.services?.options.identity],
            channel: [options.channel?.options.jira],
            affectedUser: [accountId('sofia')],
          },
        },
      ]);
      await settle(local, MINUTE);
      const issue = await issueFields(local, made.key);
      expect(issue).toMatchObject({
        summary: INPUT.summary,
        reporter: { accountId: accountId('sofia') },
        creator: { accountId: accountId('sofia') },
      });
      expect(issue.issuelinks).toHaveLength(1);
      expect(issue[site.fieldId('category')]).toMatchObject({ value: 'Network', child: { value: 'VPN and remote access' } });
      expect(issue[site.fieldId('services')]).toHaveLength(2);
      expect(issue[site.fieldId('channel')]).toMatchObject({ value: 'Jira issue' });
      expect(issue[site.fieldId('affectedUser')]).toMatchObject({ accountId: accountId('sofia') });
      expect(await readProperty(local, made.key, 'firebreak-intent')).toMatchObject({ id: INTENT, origin });
    }));

  test('an agent does so in two calls: the request, the link', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'request');
      const origin = await createIssue(local, 'sofia', 'Checkout fails', { project: 'SHOP' });
      const made = await raised(press(local, 'lea', { ...INPUT, affectedUser: accountId('sofia') }, origin));
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([REQUEST, LINK]);
      expect(await issueFields(local, made.key)).toMatchObject({ reporter: { accountId: accountId('lea') } });
    }));

  test('a form without a description: the description is there all the same', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'request', ['impact']);
      const [project] = site.settings.incidents;
      const request = project?.request;
      if (!project || !request) throw new Error('no request');
      local.jira.requestTypes.update(request.requestTypeId, (type) => ({
        ...type,
        fields: type.fields.filter(({ fieldId }) => fieldId !== 'description'),
      }));
      const fieldIds = request.fieldIds.filter((id) => id !== 'description');
      site.save({ ...site.settings, incidents: [{ ...project, request: { ...request, fieldIds } }] });
      const made = await raised(press(local, 'sofia'));
      expect(JSON.stringify((await issueFields(local, made.key)).description)).toContain('Everybody in Lyon.');
    }));
});

describe('raise as an issue', () => {
  test('elsewhere: with the intent in it, two calls in all, linked as the person', () =>
    withFirebreak(async (local) => {
      const site = await raiseSite(local, 'issue');
      const origin = await createIssue(local, 'lea', 'A task', { project: 'DESK' });
      const made = await raised(press(local, 'lea', INPUT, origin));
      expect(made).toEqual({ issueId: expect.any(String), key: expect.stringMatching(/^SHOP-\d+$/) });
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([ISSUE, LINK]);
      expect(await readProperty(local, made.key, 'firebreak-intent')).toEqual({ schema: 1, id: INTENT, origin });
      const issue = await issueFields(local, made.key);
      expect(issue[site.fieldId('impact')]).toMatchObject({ value: 'Extensive / Widespread' });
      expect(issue[site.fieldId('affectedUser')]).toMatchObject({ accountId: accountId('lea') });
      expect(JSON.stringify(issue.issuelinks)).toContain(origin.key);
    }));

  test('from nowhere there is nothing to link', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'issue');
      await raised(press(local, 'lea'));
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([ISSUE]);
    }));

  test('an origin the agents of the target may not see: they get a key and no more', () =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'request');
      const origin = await createIssue(local, 'otto', 'Salary list was mailed to all', { project: 'HR' });
      const made = await raised(press(local, 'otto', INPUT, origin));
      await settle(local, MINUTE);
      expect(made.linkRefused).toBeUndefined();
      const { body } = await restAs(local, accountId('lea'), 'GET', `/rest/api/3/issue/${made.key}`);
      expect(JSON.stringify(body)).toContain(made.key);
      expect(JSON.stringify(body)).not.toContain('Salary');
    }));
});

describe('what is typed', () => {
  const deep =
    '<script>alert(1)</script> {"type":"doc","version":1,"content":[]} [link|javascript:x] {code}__proto__{code} 👩‍👩‍👧 \u202Eevil';

  test.each(['request', 'issue'] as const)('hostile text stays text, in a %s', (way) =>
    withFirebreak(async (local) => {
      await raiseSite(local, way);
      const summary = `${deep.slice(0, 120)}\u0000\u0007\ud800`;
      const description = `${deep}\u0000\u001b[31m\udfff\n\n${'x'.repeat(1000)}`;
      const made = await raised(press(local, 'lea', { ...INPUT, summary, description }));
      const issue = await issueFields(local, made.key);
      expect(issue.summary).toBe(deep.slice(0, 120).trim());
      const content = fields(issue.description).content;
      expect(content).toHaveLength(2);
      expect(fields(Array.isArray(content) ? content[0] : undefined)).toEqual({
        type: 'paragraph',
        content: [{ type: 'text', text: `${deep}[31m` }],
      });
    }),
  );

  test.each(['request', 'issue'] as const)('the longest description there may be, in a %s', (way) =>
    withFirebreak(async (local) => {
      await raiseSite(local, way);
      const made = await raised(press(local, 'lea', { ...INPUT, description: 'é'.repeat(32_767) }));
      expect(JSON.stringify((await issueFields(local, made.key)).description)).toContain('é'.repeat(32_767));
    }),
  );

  test.each([
    ['a level the policy does not have', { impact: 'gone' }, 'impact'],
    ['a name every object has', { impact: '__proto__' }, 'impact'],
    ['another such name', { impact: 'constructor' }, 'impact'],
    ['a subcategory of another category', { category: 'software' }, 'subcategory'],
    ['a subcategory of none', { category: undefined }, 'subcategory'],
    ['an unknown service', { services: ['network', 'nothing'] }, 'services[1]'],
    ['a service twice', { services: ['network', 'network'] }, 'services'],
    ['an unknown channel', { channel: 'pigeon' }, 'channel'],
    ['a summary of control characters', { summary: '\u0000\u0001' }, 'summary'],
    ['a summary that is too long', { summary: 'x'.repeat(256) }, 'summary'],
    ['an intent that is none', { intentId: 'mine' }, 'intentId'],
    ['an origin the payload claims', { origin: { id: '1', key: 'HR-1' } }, 'origin'],
  ])('%s is refused by name, and nothing is asked of Jira', (_, change, path) =>
    withFirebreak(async (local) => {
      await raiseSite(local, 'request');
      const input = Object.fromEntries(Object.entries({ ...INPUT, ...change }).filter(([, value]) => value !== undefined));
      expect(await press(local, 'lea', input)).toMatchObject({ error: { code: 'INVALID_INPUT', message: expect.stringContaining(path) } });
      expect(jiraCalls(local, 'resolve-raise').at(-1)).toEqual([]);
    }),
  );
});
