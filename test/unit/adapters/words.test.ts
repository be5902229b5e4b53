import { afterEach, describe, expect, test } from '@jest/globals';
import { jiraAsApp } from '../../../src/adapters/jira/as-app';
import { becauseIn } from '../../../src/adapters/jira/words';
import type { Message } from '../../../src/domain/communication/message';
import type { Because } from '../../../src/domain/escalation/state';
import { fakePlatform } from './platform';

let platform: ReturnType<typeof fakePlatform> | undefined;
afterEach(() => platform?.remove());

const NOTICE: Message = {
  texts: {
    'en-US': { subject: '{key} escalated', body: '{summary}\nis due {due}.\n\n{reason}; {by}. {handOver}' },
    'fr-FR': { subject: '{key} escaladé', body: '{summary} : échéance {due}. {reason} ; {by}.' },
  },
  values: {
    key: { text: 'IT-1' },
    summary: { text: '<b>Fire</b> & "smoke"' },
    due: { at: '2026-11-23T17:00:00.000Z' },
    reason: { because: { on: 'clock', metric: 'Resolution', percent: 75 } },
    handOver: { handOver: { tried: '<i>', known: 'k', asked: 'a' } },
  },
};
const LEA = { accountId: 'u-lea', locale: 'en_US', timeZone: 'America/New_York' };
const AMELIE = { accountId: 'u-amelie', locale: 'fr_FR', timeZone: 'Europe/Paris' };
const sent = (at = 0): unknown => platform?.reached[at]?.body;

describe('why a ladder went off', () => {
  test.each<[Because, string, string]>([
    [
      { on: 'clock', metric: 'Resolution', percent: 75 },
      '“Resolution” has used 75% of its time',
      '« Resolution » a consommé 75 % de son délai',
    ],
    [
      { on: 'willBreach', metric: 'Resolution', withinMs: 1_800_000 },
      '“Resolution” will be breached within 30 min',
      'Le délai de « Resolution » sera dépassé d’ici 30 min',
    ],
    [
      { on: 'dwell', tier: 'First', afterMs: 8 * 3_600_000 },
      'In tier “First” for 8 h without a word or a change',
      'Au niveau « First » depuis 8 h sans commentaire ni modification',
    ],
    [{ on: 'notAcknowledged', afterMs: 900_000 }, 'Nobody has acknowledged it within 15 min', 'Personne ne l’a pris en compte en 15 min'],
    [{ on: 'reopened', times: 1 }, 'It has been reopened 1×', 'Il a été rouvert 1 fois'],
    [{ on: 'reassigned', times: 4 }, 'It has been passed on 4×', 'Il a été réaffecté 4 fois'],
    [{ on: 'reporterGroup', group: 'VIP' }, 'The reporter is in “VIP”', 'Le demandeur fait partie de « VIP »'],
    [{ on: 'priorityRaised', to: 'P1' }, 'The priority has been raised to “P1”', 'La priorité a été relevée à « P1 »'],
    [{ on: 'customer', by: 'u' }, 'The customer asks for it (Mara)', 'Le client le demande (Mara)'],
    [{ on: 'hand', by: 'u' }, 'Escalated by hand (Mara)', 'Escaladé à la main (Mara)'],
  ])('%j', (because, english, french) => {
    const said = (locale: 'en-US' | 'fr-FR') => becauseIn(locale, because, 'Mara').replaceAll('\u00a0', ' ');
    expect([said('en-US'), said('fr-FR')]).toEqual([english, french]);
  });

  test('whoever is behind it and is not known is a dash', () => {
    expect(becauseIn('en-US', { on: 'hand', by: 'u' }, undefined)).toBe('Escalated by hand (–)');
  });
});

describe('an e-mail in the policy’s words', () => {
  test('is in the languages and time zones of those it is for, in one call; what people wrote is no HTML', async () => {
    platform = fakePlatform([{ status: 204 }]);
    await jiraAsApp.notifyInWords('20001', { message: NOTICE, to: [LEA, AMELIE], others: [], groupIds: [], watchers: false });
    expect(platform.reached).toMatchObject([{ method: 'POST', path: '/rest/api/3/issue/20001/notify' }]);
    const english = '<b>Fire</b> & "smoke"\nis due Mon, Nov 23, 12:00 PM EST.';
    expect(sent()).toEqual({
      subject: 'IT-1 escalated / IT-1 escaladé',
      textBody: expect.stringContaining(english),
      htmlBody: expect.stringMatching(
        /^<p>&#60;b&#62;Fire&#60;\/b&#62; &#38; &#34;smoke&#34;<br>is due .+<\/p><p>“Resolution” has used 75% of its time; –\. What was tried: &#60;i&#62;<br>What is known: k<br>What is asked: a<\/p><p>&#60;b&#62;/,
      ),
      to: { users: [{ accountId: 'u-lea' }, { accountId: 'u-amelie' }] },
    });
    expect(JSON.stringify(sent())).toContain('18:00 UTC+1');
  });

  test('to whom nobody asked, in each language nobody else reads', async () => {
    platform = fakePlatform([{ status: 204 }]);
    await jiraAsApp.notifyInWords('20001', { message: NOTICE, to: [LEA], others: ['u-x'], groupIds: ['g-1'], watchers: true });
    expect(sent()).toMatchObject({
      subject: 'IT-1 escalated / IT-1 escaladé',
      to: { users: [{ accountId: 'u-lea' }, { accountId: 'u-x' }], groupIds: ['g-1'], watchers: true },
    });
    expect(JSON.stringify(sent())).toContain('12:00 UTC−5');
  });

  test('that is written in one language is said once to everybody', async () => {
    platform = fakePlatform([{ status: 204 }]);
    const message: Message = { texts: { 'fr-FR': { subject: 'Sujet', body: 'Corps' } }, values: {} };
    await jiraAsApp.notifyInWords('20001', { message, to: [LEA, AMELIE], others: [], groupIds: ['g-1'], watchers: false });
    expect(sent()).toMatchObject({ subject: 'Sujet', textBody: 'Corps', htmlBody: '<p>Corps</p>' });
  });
});

describe('a comment in the policy’s words', () => {
  const words: Message = {
    texts: { 'en-US': { subject: '', body: '{summary}\n\nSee {link}' } },
    values: { summary: { text: '<script>' }, link: { linkTo: 'IT-1' } },
  };

  test('is text, carries the effect’s id, and knows the site’s address by one call for many', async () => {
    platform = fakePlatform([
      { status: 200, body: { baseUrl: 'https://firm.example/' } },
      { status: 201, body: {} },
      { status: 201, body: {} },
    ]);
    await jiraAsApp.commentInWords('20001', { effectId: 'e/1', message: words, public: true });
    await jiraAsApp.commentInWords('20001', { effectId: 'e/2', message: words, public: false, listener: AMELIE });
    expect(platform.reached.map(({ path }) => path)).toEqual([
      '/rest/api/3/serverInfo',
      '/rest/api/3/issue/20001/comment',
      '/rest/api/3/issue/20001/comment',
    ]);
    expect(sent(1)).toEqual({
      body: {
        type: 'doc',
        version: 1,
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: '<script>' }] },
          { type: 'paragraph', content: [{ type: 'text', text: 'See https://firm.example/browse/IT-1' }] },
        ],
      },
      properties: [
        { key: 'sd.public.comment', value: { internal: false } },
        { key: 'firebreak-effect', value: { id: 'e/1' } },
      ],
    });
    expect(sent(2)).toMatchObject({ properties: [{ value: { internal: true } }, { value: { id: 'e/2' } }] });
  });
});

describe('a transition', () => {
  test('is read with what its screen asks for, and made with what is said on it', async () => {
    const to = { id: '6', name: 'Resolved', statusCategory: { key: 'done' } };
    const resolution = { required: true, allowedValues: [{ id: '10000', name: 'Done' }, 'odd'] };
    platform = fakePlatform([
      { status: 200, body: { transitions: [{ id: '21', name: 'Resolve', to, fields: { resolution, summary: {} } }] } },
      { status: 204 },
      { status: 204 },
      { status: 204 },
    ]);
    expect(await jiraAsApp.listWays('20001')).toEqual([
      {
        id: '21',
        name: 'Resolve',
        to: { id: '6', name: 'Resolved', category: 'done' },
        fields: {
          resolution: { required: true, options: [{ id: '10000', name: 'Done' }] },
          summary: { required: false, options: [] },
        },
      },
    ]);
    await jiraAsApp.transition('20001', '21');
    expect(sent(1)).toEqual({ transition: { id: '21' } });
    await jiraAsApp.transition('20001', '21', { resolution: { id: '10000' } });
    expect(sent(2)).toEqual({ transition: { id: '21' }, fields: { resolution: { id: '10000' } } });
    await jiraAsApp.setFields('20001', { customfield_7: { id: '1' } });
    expect(sent(3)).toEqual({ fields: { customfield_7: { id: '1' } } });
  });
});

test('a label is added to those that are there, and nobody is notified', async () => {
  platform = fakePlatform([{ status: 204 }]);
  await jiraAsApp.addLabel('20001', 'late');
  expect(platform.reached).toMatchObject([
    { method: 'PUT', path: '/rest/api/3/issue/20001?notifyUsers=false', body: { update: { labels: [{ add: 'late' }] } } },
  ]);
});

test('who has a role: people and groups', async () => {
  const actors = [{ actorUser: { accountId: 'u-1' } }, { actorGroup: { groupId: 'g-1' } }, {}];
  platform = fakePlatform([{ status: 200, body: { actors } }, { status: 404 }]);
  expect(await jiraAsApp.readActors('10000', '7')).toEqual({ users: ['u-1'], groups: ['g-1'] });
  expect(await jiraAsApp.readActors('10000', '8')).toEqual({ users: [], groups: [] });
});
