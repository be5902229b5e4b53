import { describe, expect, test } from '@jest/globals';
import type { Applies, Policy } from '../../../src/contract/types';
import { readState } from '../../../src/domain/incident/read-state';
import { createIssue, fields, type Made, settle } from '../../fixture/firm';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE, SECOND } from '../clocks/clocks';
import { move } from '../clocks/deeds';
import { withResolutionGoal } from '../clocks/policies';
import { readProperty, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { levelFields } from '../incidents';
import { desk, publishChange, saveAll, start } from './desk';

const GRAVE = { impact: 'extensive', urgency: 'critical' };
const TWO_HOURS = withResolutionGoal(2 * HOUR);

/** Incidents of the highest priority, an hour apart: the first is resolved. */
async function three(local: LocalJira): Promise<[string, string, string]> {
  const settings = await setUp(local);
  const keys: string[] = [];
  for (let at = 0; at < 3; at++) {
    const more = { project: 'DESK', type: '[System] Incident', fields: levelFields(settings, GRAVE) };
    keys.push((await createIssue(local, 'lea', `Incident ${at}`, more)).key);
    await settle(local, HOUR / 2);
    if (at === 0) await move(local, { key: keys[0] ?? '' }, 'Work in progress');
    if (at === 0) await move(local, { key: keys[0] ?? '' }, 'Completed');
    await settle(local, HOUR / 2);
  }
  const [a = '', b = '', c = ''] = keys;
  return [a, b, c];
}

/** Version an incident's clocks run under, and its goal for resolution in hours. */
async function under(local: LocalJira, key: string): Promise<(number | undefined)[]> {
  const state = readState(await readProperty(local, key));
  const goal = state?.clocks.find(({ metric }) => metric === 'resolution')?.goal;
  return [state?.clockPolicy, goal && goal.ms / HOUR];
}

async function publishFor(local: LocalJira, applies: Applies, change: (document: Policy) => Policy = TWO_HOURS): Promise<void> {
  await publishChange(local, change, { applies });
}

async function readIssue(local: LocalJira, key: string): Promise<Made> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}?fields=key`);
  return { id: String(fields(body).id), key };
}

const progress = async (local: LocalJira) => (await succeed(screenCall(local, 'publishProgress', {}, { as: 'ada' }))).application;

describe('a version for open incidents', () => {
  test('new: what is there keeps its version; what is made from then on has the new one', () =>
    withFirebreak(async (local) => {
      const [resolved, older, newer] = await three(local);
      await publishFor(local, 'new');
      await settle(local, 2 * MINUTE);
      const settings = await setUp(local);
      const { key } = await createIssue(local, 'lea', 'After', {
        project: 'DESK',
        type: '[System] Incident',
        fields: levelFields(settings, GRAVE),
      });
      await settle(local, MINUTE);
      for (const one of [resolved, older, newer]) expect(await under(local, one)).toEqual([1, 4]);
      expect(await under(local, key)).toEqual([2, 2]);
      expect(await progress(local)).toBeNull();
    }));

  test('new: routing and escalation are of the version in force all the same, and open incidents say so within minutes', () =>
    withFirebreak(async (local) => {
      const [, , key] = await three(local);
      const coming = async (): Promise<(string | undefined)[]> =>
        readState(await readProperty(local, key))?.escalation?.ahead.map(({ ladder }) => ladder) ?? [];
      expect(await coming()).toContain('Resolution breached');
      await publishFor(local, 'new', ({ escalation, ...document }) => ({
        ...document,
        escalation: {
          ...escalation,
          ladders: escalation.ladders.map((one) => (one.id === 'resolution-breached' ? { ...one, name: 'Too late', active: true } : one)),
        },
      }));
      await settle(local, 3 * MINUTE);
      expect(await coming()).toContain('Too late');
      expect(await under(local, key)).toEqual([1, 4]);
      expect(await progress(local)).toBeNull();
    }));

  test('open: those that are open have it within minutes, the resolved one keeps its own, and so does it reopened', () =>
    withFirebreak(async (local) => {
      const [resolved, older, newer] = await three(local);
      await publishFor(local, 'open');
      expect(await progress(local)).toMatchObject({ version: 2, state: 'waiting', asked: 0 });
      await settle(local, 3 * MINUTE);
      expect(await progress(local)).toMatchObject({ version: 2, state: 'done', asked: 2, total: 2 });
      for (const one of [older, newer]) expect(await under(local, one)).toEqual([2, 2]);
      expect(await under(local, resolved)).toEqual([1, 4]);
      await move(local, { key: resolved }, 'Work in progress');
      await settle(local, MINUTE);
      expect(await under(local, resolved)).toEqual([1, 4]);
      // Nothing was written about any incident but by its look: the next version for new ones leaves them where they are.
      await publishFor(local, 'new', withResolutionGoal(HOUR));
      await move(local, { key: newer }, 'Work in progress');
      await settle(local, 2 * MINUTE);
      expect(await under(local, newer)).toEqual([2, 2]);
    }));

  test('openSince: only those of the open ones that were made since', () =>
    withFirebreak(async (local) => {
      const [resolved, older, newer] = await three(local);
      await publishFor(local, { openSince: new Date(local.site.clock.now() - 90 * MINUTE).toISOString() });
      await settle(local, 3 * MINUTE);
      expect(await under(local, newer)).toEqual([2, 2]);
      for (const one of [resolved, older]) expect(await under(local, one)).toEqual([1, 4]);
      await move(local, { key: older }, 'Work in progress');
      await settle(local, MINUTE);
      expect(await under(local, older)).toEqual([1, 4]);
    }));

  test('one resolved within the minute in which functions know only the version before has the new one all the same', () =>
    withFirebreak(async (local) => {
      const [, older] = await three(local);
      await publishFor(local, 'open');
      await settle(local, 5 * SECOND);
      await move(local, { key: older }, 'Work in progress');
      await move(local, { key: older }, 'Completed');
      await settle(local, 4 * MINUTE);
      expect((await under(local, older))[0]).toBe(2);
    }));

  test('what a person chose for an incident wins, whatever is published', () =>
    withFirebreak(async (local) => {
      const [, older, newer] = await three(local);
      await publishFor(local, 'new');
      await settle(local, 2 * MINUTE);
      const issue = await readIssue(local, older);
      const as = 'ada';
      const { expect: expected } = await succeed(screenCall(local, 'previewClockPolicy', { version: 2 }, { as, issue }));
      await succeed(screenCall(local, 'chooseClockPolicy', { version: 2, reason: 'Agreed so.', expect: expected }, { as, issue }));
      await settle(local, MINUTE);
      expect(await under(local, older)).toEqual([2, 2]);
      await publishFor(local, 'open', withResolutionGoal(HOUR));
      await settle(local, 4 * MINUTE);
      expect(await under(local, older)).toEqual([2, 2]);
      expect(await under(local, newer)).toEqual([3, 1]);
    }));
});

describe('before it is published', () => {
  test('an admin sees how many open incidents it is for, and how some would stand; nothing changes', () =>
    withFirebreak(async (local) => {
      const [, older, newer] = await three(local);
      const draft = await start(local);
      await saveAll(local, draft, TWO_HOURS(draft.document));
      const ask = (applies: Applies) => succeed(screenCall(local, 'previewPublish', { applies }, { as: 'ada' }));
      const { open, affected, sample } = await ask('open');
      expect([open, affected, sample.map(({ key }) => key).sort()]).toEqual([2, 2, [older, newer].sort()]);
      const goalOf = (clocks: { metric: string; goalMs?: number | undefined }[]) =>
        clocks.find(({ metric }) => metric === 'resolution')?.goalMs;
      for (const one of sample) {
        expect([one.applies, one.before.version, one.after.version]).toEqual([true, 1, null]);
        expect([goalOf(one.before.clocks), goalOf(one.after.clocks)]).toEqual([4 * HOUR, 2 * HOUR]);
        expect(one.after.priority).toBe(one.before.priority);
      }
      const since = await ask({ openSince: new Date(local.site.clock.now() - 90 * MINUTE).toISOString() });
      expect([since.affected, since.sample.map(({ key, applies }) => [key, applies])]).toEqual([1, [[newer, true]]]);
      const none = await ask('new');
      expect([none.affected, none.sample.every(({ applies, after }) => !applies && after.version === 1)]).toEqual([0, true]);
      for (const one of [older, newer]) expect(await under(local, one)).toEqual([1, 4]);
      expect((await desk(local)).versions).toHaveLength(1);
    }));
});
