import { describe, expect, test } from '@jest/globals';
import type { Applies, Policy } from '../../../src/contract/types';
import { readState } from '../../../src/domain/incident/read-state';
import { createIssue, fields, type Made, settle } from '../../fixture/firm';
import type { Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { MINUTE } from '../clocks/clocks';
import { readProperty, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { allowEditing, edit, levelFields } from '../incidents';
import { desk, publishChange, saveAll, start } from './desk';

const GRAVE = { impact: 'extensive', urgency: 'critical' };

/** The gravest cell of the matrix leads to the second priority, which has a name of its own; a level of impact is gone. */
const milder = (document: Policy): Policy => ({
  ...document,
  impacts: document.impacts.filter(({ id }) => id !== 'minor'),
  priorities: document.priorities.map((one) => (one.id === 'p2' ? { ...one, name: 'Second' } : one)),
  matrix: Object.fromEntries(
    Object.entries(document.matrix)
      .filter(([impact]) => impact !== 'minor')
      .map(([impact, row]) => [impact, impact === 'extensive' ? { ...row, critical: 'p2' } : row]),
  ),
});

async function incident(local: LocalJira, summary: string): Promise<Made> {
  const settings = await setUp(local);
  const made = await createIssue(local, 'lea', summary, {
    project: 'DESK',
    type: '[System] Incident',
    fields: levelFields(settings, GRAVE),
  });
  await settle(local, MINUTE);
  return made;
}

/** Jira's priority; what the property says of it, and by which version. */
async function priorityOf(local: LocalJira, key: string): Promise<unknown[]> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=priority`);
  const state = readState(await readProperty(local, key));
  return [String(fields(fields(fields(body).fields).priority).id), state?.priority.name, state?.policy];
}

const publishFor = (local: LocalJira, applies: Applies) => publishChange(local, milder, { applies });
const touch = async (local: LocalJira, issue: Made): Promise<void> => {
  await edit(local, issue, 'lea', { summary: `Still there, ${issue.key}` });
  await settle(local, 2 * MINUTE);
};
const form = async (local: LocalJira, as: Handle, issue: Made) =>
  (await succeed(screenCall(local, 'readPanelForm', {}, { as, issue }))).form;

describe('the matrix of a new version', () => {
  test('new: open incidents keep their priority, its name and their levels; the next incident has the new ones', () =>
    withFirebreak(async (local) => {
      const older = await incident(local, 'Older');
      expect(await priorityOf(local, older.key)).toEqual(['1', 'Highest', 1]);
      await publishFor(local, 'new');
      await settle(local, 2 * MINUTE);
      await touch(local, older);
      expect(await priorityOf(local, older.key)).toEqual(['1', 'Highest', 1]);
      const newer = await incident(local, 'Newer');
      expect(await priorityOf(local, newer.key)).toEqual(['2', 'Second', 2]);

      // The panel offers each incident its own matrix, and takes what it offers.
      const [ofOlder, ofNewer] = [await form(local, 'lea', older), await form(local, 'lea', newer)];
      expect([ofOlder.version, ofOlder.matrix.extensive?.critical, ofOlder.impacts.length]).toEqual([1, 'p1', 4]);
      expect([ofNewer.version, ofNewer.matrix.extensive?.critical, ofNewer.impacts.length]).toEqual([2, 'p2', 3]);
      const minor = (issue: Made) => screenCall(local, 'setLevels', { impact: 'minor', urgency: 'critical' }, { as: 'lea', issue });
      expect(await minor(older)).toHaveProperty('value');
      expect(await minor(newer)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      await settle(local, MINUTE);
      expect(readState(await readProperty(local, older.key))?.priority).toMatchObject({ source: 'matrix', impact: { id: 'minor' } });
    }));

  test('new: an edit of the priority is judged by the matrix the incident runs under, and what is put back is its own', () =>
    withFirebreak(async (local) => {
      const older = await incident(local, 'Older');
      await publishFor(local, 'new');
      await settle(local, 2 * MINUTE);
      await allowEditing(local, 'nils');
      // What the new matrix would ask for is an edit like any other.
      await edit(local, older, 'nils', { priority: { id: '2' } });
      await settle(local, 2 * MINUTE);
      expect(await priorityOf(local, older.key)).toEqual(['1', 'Highest', 1]);
      // An override may name any priority of its own version.
      const override = { priority: 'p2', reason: 'Not so bad.' };
      await succeed(screenCall(local, 'overridePriority', override, { as: 'lea', issue: older }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, older.key)).toEqual(['2', 'High', 1]);
      await succeed(screenCall(local, 'releasePriority', {}, { as: 'lea', issue: older }));
      await settle(local, MINUTE);
      expect(await priorityOf(local, older.key)).toEqual(['1', 'Highest', 1]);
    }));

  test('open, and open since: those it is for get the new priority; the preview said so', () =>
    withFirebreak(async (local) => {
      const older = await incident(local, 'Older');
      await settle(local, 60 * MINUTE);
      const newer = await incident(local, 'Newer');
      const draft = await start(local);
      await saveAll(local, draft, milder(draft.document));
      const preview = async (applies: Applies) =>
        (await succeed(screenCall(local, 'previewPublish', { applies }, { as: 'ada' }))).sample
          .map((one) => [one.key, one.before.priority, one.after.priority])
          .sort();
      const since = { openSince: new Date(local.site.clock.now() - 30 * MINUTE).toISOString() };
      const kept = (key: string) => [key, 'Highest', 'Highest'];
      const moved = (key: string) => [key, 'Highest', 'Second'];
      expect(await preview('new')).toEqual([kept(older.key), kept(newer.key)].sort());
      expect(await preview('open')).toEqual([moved(older.key), moved(newer.key)].sort());
      expect(await preview(since)).toEqual([moved(newer.key)]);
      await succeed(screenCall(local, 'discardDraft', { etag: (await desk(local)).draft?.etag ?? 0 }, { as: 'ada' }));
      await publishFor(local, since);
      await settle(local, 4 * MINUTE);
      await touch(local, older);
      expect(await priorityOf(local, older.key)).toEqual(['1', 'Highest', 1]);
      expect(await priorityOf(local, newer.key)).toEqual(['2', 'Second', 2]);
      await publishChange(local, (document) => document, { applies: 'open' });
      await settle(local, 4 * MINUTE);
      expect(await priorityOf(local, older.key)).toEqual(['2', 'Second', 3]);
    }));

  test('a version somebody chose for the clocks does not bring its matrix with it', () =>
    withFirebreak(async (local) => {
      const older = await incident(local, 'Older');
      await publishFor(local, 'new');
      await settle(local, 2 * MINUTE);
      const by = { as: 'ada' as const, issue: older };
      const { expect: expected } = await succeed(screenCall(local, 'previewClockPolicy', { version: 2 }, by));
      await succeed(screenCall(local, 'chooseClockPolicy', { version: 2, reason: 'Agreed so.', expect: expected }, by));
      await settle(local, 2 * MINUTE);
      expect(await priorityOf(local, older.key)).toEqual(['1', 'Highest', 1]);
      expect(await readProperty(local, older.key)).toMatchObject({ policy: 1, clockPolicy: 2 });
    }));
});
