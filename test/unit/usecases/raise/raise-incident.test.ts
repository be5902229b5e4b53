import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { fault } from '../../../../src/contract/errors';
import { raiseIncident } from '../../../../src/usecases/raise/raise-incident';
import { BY_REQUEST, INPUT, INTENT, MARA, ORIGIN, RaiseWorld, refusal } from './world';

const SECOND = 1_000;
let world: RaiseWorld;
beforeEach(() => {
  world = new RaiseWorld();
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.restoreAllMocks();
});
const raise = (input = INPUT, origin: typeof ORIGIN | undefined = ORIGIN) => raiseIncident(world.ports, MARA, input, origin);

describe('raise incident', () => {
  test('nothing is asked that need not be', async () => {
    expect(await raise()).toEqual({ issueId: '30000', key: 'IT-30000' });
    expect(world.asked).toEqual(['readSettings', 'readPolicy', 'read', 'claim', 'createIncident', 'appendActs', 'link', 'look', 'settle']);
    expect(world.drafts).toEqual([
      {
        projectId: '10000',
        issueTypeId: '10010',
        summary: INPUT.summary,
        description: INPUT.description,
        intentId: INTENT,
        origin: ORIGIN,
        fields: {
          customfield_1: { id: 'impact-extensive' },
          customfield_2: { id: 'urgency-high' },
          customfield_3: { id: 'c-1', child: { id: 'c-2' } },
        },
      },
    ]);
  });

  test('as a request only what its form has is sent; the act has all of it', async () => {
    world.settings = BY_REQUEST;
    expect(await raise()).toMatchObject({ portalPath: '/portal/1/X-1' });
    expect(Object.keys(world.drafts[0]?.fields ?? {})).toEqual(['customfield_1', 'customfield_2']);
    expect(world.logs.get('30000')?.acts).toMatchObject([{ kind: 'raised', intentId: INTENT, values: { category: ['c-1', 'c-2'] } }]);
  });

  test('what is already made is answered, whatever has become of the policy since', async () => {
    const made = await raise();
    world.asked.length = 0;
    expect(await raise({ ...INPUT, impact: 'no-longer-there' })).toEqual(made);
    expect(world.asked).toEqual(['readSettings', 'readPolicy', 'read']);
  });

  test('before set-up, or without a policy, nothing is claimed', async () => {
    world.policy = undefined;
    await expect(raise()).rejects.toMatchObject({ error: { code: 'NOT_SET_UP' } });
    expect(world.attempts).toEqual([]);
  });
});

describe('a refusal by Jira', () => {
  test('of fields of ours alone: again without exactly those', async () => {
    world.fail('createIncident', refusal({ customfield_3: 'Option gone.' }), refusal({ customfield_2: 'Hidden.' }));
    expect((await raise()).notSet).toEqual([
      { field: 'category', words: 'Option gone.' },
      { field: 'urgency', words: 'Hidden.' },
    ]);
    expect(world.drafts.map(({ fields }) => Object.keys(fields))).toEqual([['customfield_1']]);
  });

  test('of one of ours and something else: a person has to mend it, so it is asked once; ours go by our names', async () => {
    world.fail(
      'createIncident',
      refusal({ customfield_3: 'Option gone.', customfield_77: 'Cost centre is required.', summary: 'Too long.' }),
    );
    await expect(raise()).rejects.toMatchObject({
      error: {
        code: 'JIRA_REFUSED',
        fields: { category: 'Option gone.', customfield_77: 'Cost centre is required.', summary: 'Too long.' },
        details: ['Option gone.', 'Cost centre is required.', 'summary: Too long.'],
      },
    });
    expect(world.asked.filter((name) => name === 'createIncident')).toHaveLength(1);
    expect(world.attempts).toMatchObject([{ outcome: 'refused' }]);
    await raise();
    expect(world.attempts).toMatchObject([{ outcome: 'refused' }, { outcome: { made: { key: 'IT-30000' } } }]);
  });

  test('of a field the site requires, whose value it had refused: both are told', async () => {
    world.fail('createIncident', refusal({ customfield_3: 'Option gone.' }), refusal({ customfield_3: 'Category is required.' }));
    await expect(raise()).rejects.toMatchObject({ error: { fields: { category: 'Option gone. Category is required.' } } });
  });

  test.each([
    ['names an id', 'customfield_2 is not valid.', ['urgency'], false],
    ['names a field as the form does', 'Please check: How soon: not valid.', ['urgency'], true],
    ['names nothing', 'Please check the fields.', ['impact', 'urgency'], true],
  ])('by a service desk whose sentence %s', async (_, words, left, readsForm) => {
    world.settings = BY_REQUEST;
    world.fail('createRequest', refusal({}, words));
    expect((await raise()).notSet).toEqual(left.map((field) => ({ field, words })));
    expect(world.asked.includes('readForm')).toBe(readsForm);
  });

  test('that stands without any of ours is told as it is', async () => {
    world.settings = BY_REQUEST;
    world.fail('createRequest', refusal({}, 'No.'), refusal({}, 'Cost centre is required.'));
    await expect(raise()).rejects.toMatchObject({ error: { details: ['Cost centre is required.'] } });
    world.fail('createRequest', refusal({}, 'No.'));
    world.fail('readForm', fault('NOT_FOUND', 'gone'));
    await expect(raise()).rejects.toMatchObject({ error: { details: ['No.'] } });
  });

  test.each(['NOT_ALLOWED', 'NOT_FOUND', 'TRY_LATER'] as const)(
    '%s: surely nothing was made, so it can be sent again at once',
    async (code) => {
      world.fail('createIncident', fault(code, 'createIssue: no', ['No.']));
      await expect(raise()).rejects.toMatchObject({ error: { code, details: ['No.'] } });
      expect(world.asked).not.toContain('findRaised');
      expect(await raise()).toMatchObject({ key: 'IT-30000' });
    },
  );

  test('cannot be put down: the refusal is told all the same, and the next attempt waits', async () => {
    world.fail('createIncident', refusal({ summary: 'No.' }));
    world.fail('settle', fault('TRY_LATER', 'Storage: busy'));
    await expect(raise()).rejects.toMatchObject({ error: { code: 'JIRA_REFUSED' } });
    await expect(raise()).rejects.toMatchObject({ error: { code: 'UNCLEAR' } });
    world.now += 30 * SECOND;
    expect(await raise()).toMatchObject({ key: 'IT-30000' });
  });
});

describe('an unclear outcome', () => {
  test('somebody else has claimed it: told to come back in two seconds', async () => {
    world.fail('read');
    const [first, second] = await Promise.allSettled([raise(), raise()]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    expect([first, second]).toContainEqual({
      status: 'rejected',
      reason: expect.objectContaining({ error: expect.objectContaining({ code: 'UNCLEAR', retryAfter: 2 }), retryAfter: 2 }),
    });
    expect(world.drafts).toHaveLength(1);
  });

  test('looked for at once, and not made again before the function must be over', async () => {
    world.fail('createIncident', fault('UNCLEAR', 'createIssue: Jira answered 503'));
    await expect(raise()).rejects.toMatchObject({ error: { code: 'UNCLEAR' } });
    expect(world.asked.filter((name) => name === 'findRaised')).toHaveLength(1);
    world.now += 29 * SECOND;
    await expect(raise()).rejects.toMatchObject({ error: { code: 'UNCLEAR', retryAfter: 1 } });
    expect(world.drafts).toEqual([]);
    world.now += SECOND;
    expect(await raise()).toMatchObject({ key: 'IT-30000' });
  });

  test('looking that fails leaves it unclear, however long ago it was', async () => {
    world.attempts.push({ at: new Date(world.now - 3_600 * SECOND).toISOString() });
    world.fail('findRaised', fault('NOT_ALLOWED', 'search: Jira answered 403'));
    await expect(raise()).rejects.toMatchObject({ error: { code: 'UNCLEAR' } });
    expect(world.drafts).toEqual([]);
  });

  test('an issue somebody else made, an older one, and one that another intent made, are none of it', async () => {
    world.settings = BY_REQUEST;
    const at = new Date(world.now).toISOString();
    const candidate = { issueId: '1', key: 'IT-1', summary: INPUT.summary, creator: MARA.accountId, created: at, intentId: undefined };
    world.issues = [
      { ...candidate, creator: 'u-other' },
      { ...candidate, created: new Date(world.now - 60 * SECOND).toISOString() },
      { ...candidate, intentId: 'another' },
      { ...candidate, summary: 'Another' },
      { ...candidate, issueId: '2', key: 'IT-2' },
    ];
    world.logs.set('2', { version: 1, acts: [{ kind: 'raised', at, by: MARA.accountId, intentId: 'another', values: {} }] });
    world.attempts.push({ at });
    await expect(raise()).rejects.toMatchObject({ error: { code: 'UNCLEAR' } });
    world.issues.push({ ...candidate, issueId: '3', key: 'IT-3', summary: ` ${INPUT.summary} ` });
    expect(await raise()).toMatchObject({ key: 'IT-3', portalPath: '/portal/1/X-1' });
  });

  test('what an earlier attempt made is found too, when it shows late', async () => {
    world.attempts.push({ at: new Date(world.now - 60 * SECOND).toISOString() }, { at: new Date(world.now).toISOString() });
    const created = new Date(world.now - 50 * SECOND).toISOString();
    world.issues = [{ issueId: '1', key: 'IT-1', summary: 'x', creator: MARA.accountId, created, intentId: INTENT }];
    expect(await raise()).toMatchObject({ key: 'IT-1' });
    expect(world.drafts).toEqual([]);
  });
});

describe('once the incident is there', () => {
  test('nothing that fails is a failure', async () => {
    for (const name of ['appendActs', 'look', 'settle']) world.fail(name, ...Array.from({ length: 9 }, () => fault('TRY_LATER', 'busy')));
    expect(await raise()).toEqual({ issueId: '30000', key: 'IT-30000' });
  });

  test('an act that cannot be written down: what the form had no field for is told as lost', async () => {
    world.settings = BY_REQUEST;
    world.fail('appendActs', ...Array.from({ length: 3 }, () => fault('TRY_LATER', 'busy')));
    expect((await raise()).notSet).toEqual([{ field: 'category', words: '' }]);
  });

  test('somebody who acted on it first is no reason to lose the act', async () => {
    world.logs.set('30000', { version: 1, acts: [{ kind: 'release', at: new Date(world.now).toISOString(), by: 'u-agent' }] });
    await raise();
    expect(world.logs.get('30000')?.acts.map(({ kind }) => kind)).toEqual(['release', 'raised']);
  });

  test('where Jira does not let the person link, the app does, if the person sees where it came from', async () => {
    world.fail('link', fault('NOT_FOUND', 'no', ['You may not see the incident.']));
    expect(await raise()).not.toHaveProperty('linkRefused');
    expect(world.asked.slice(-5)).toEqual(['link', 'readPlace', 'app.link', 'look', 'settle']);
  });

  test('where they do not see it, it stays unlinked, in Jira’s words', async () => {
    world.seesOrigin = false;
    world.fail('link', fault('NOT_FOUND', 'no', ['You may not see the incident.']));
    expect(await raise()).toMatchObject({ linkRefused: ['You may not see the incident.'] });
    expect(world.asked).not.toContain('app.link');
  });

  test('a busy Jira is asked for the link once more, never as the app', async () => {
    world.fail('link', fault('TRY_LATER', 'busy'), fault('TRY_LATER', 'busy'));
    expect(await raise()).toMatchObject({ linkRefused: ['busy'] });
    expect(world.asked).not.toContain('app.link');
  });
});
