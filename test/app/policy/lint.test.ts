import { describe, expect, test } from '@jest/globals';
import type { CalendarDefinition, Policy } from '../../../src/contract/types';
import { GROUPS } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { inForce, saveAll, start } from './desk';

/** Tiers 1 and 2 have a group of Jira's, and tier 1's work is given to its people. */
function withGroups(document: Policy, groups: readonly [string, string]): Policy {
  const supportGroups = document.supportGroups.map((one, at) => {
    const id = groups[at];
    return id === undefined ? one : { ...one, jiraGroup: { id, name: `Group ${at + 1}` }, assignment: 'roundRobin' as const };
  });
  return { ...document, supportGroups };
}

const groupId = (local: LocalJira, name: string): string => {
  const group = local.jira.groups.find((one) => one.name === name);
  if (!group) throw new Error(`there is no group ${name}`);
  return group.id;
};

/** Office hours replaced; everything else of the default policy stays, and clocks run by it. */
const openOnly = (document: Policy, definition: Partial<CalendarDefinition>): Policy => ({
  ...document,
  calendars: document.calendars.map((one) =>
    one.id === 'business'
      ? { ...one, definition: { timeZone: one.definition.timeZone, weekly: {}, holidays: [], openings: [], ...definition } }
      : one,
  ),
});

describe('what is checked before publishing', () => {
  test('a group has the people Jira says it has: one that is empty, or gone, keeps the draft from being published', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const tier2 = groupId(local, GROUPS.tier2);
      const draft = await start(local);
      const gone = '00000000-0000-4000-8000-000000000000';
      const etag = await saveAll(local, draft, withGroups(draft.document, [gone, tier2]));
      const { findings } = await succeed(screenCall(local, 'lintDraft', {}, { as: 'ada' }));
      const about = (code: string) => findings.filter((one) => one.code === code).map(({ path }) => path.join('.'));
      expect(about('groupEmpty')).toEqual(['supportGroups.service-desk']);
      expect(about('tierEmpty')).toEqual(['tiers.tier-1', 'tiers.tier-3']);
      const publish = (at: number) => screenCall(local, 'publishDraft', { etag: at, note: '', applies: 'new' }, { as: 'ada' });
      expect(await publish(etag)).toMatchObject({ error: { code: 'INVALID_INPUT', details: ['supportGroups.service-desk: groupEmpty'] } });

      // Nobody is active in it any more.
      const tier1 = groupId(local, GROUPS.tier1);
      const second = await saveAll(local, { ...draft, etag }, withGroups(draft.document, [tier1, tier2]));
      for (const id of local.jira.groups.get(tier1)?.members ?? []) {
        const person = local.jira.people.get(id);
        if (person) local.jira.people.put({ ...person, active: false });
      }
      expect(await publish(second)).toMatchObject({ error: { details: ['supportGroups.service-desk: groupEmpty'] } });
      for (const id of local.jira.groups.get(tier1)?.members.slice(0, 1) ?? []) {
        const person = local.jira.people.get(id);
        if (person) local.jira.people.put({ ...person, active: true });
      }
      expect(await publish(second)).toMatchObject({ value: { version: 2 } });
    }));

  test('a process owner who may not browse groups is told nothing of them, and everything else', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const owners = groupId(local, GROUPS.processOwners);
      const holder = { type: 'group' as const, id: owners, name: GROUPS.processOwners };
      const first = await start(local);
      const etag = await saveAll(local, first, { ...first.document, processOwners: [holder] });
      await succeed(screenCall(local, 'publishDraft', { etag, note: '', applies: 'new' }, { as: 'ada' }));
      local.jira.globalPermissions.put({ id: 'USER_PICKER', groups: [] });
      const draft = await start(local, 'otto');
      const empty = openOnly(withGroups(draft.document, ['0', '1']), { weekly: {} });
      await saveAll(local, draft, empty, 'otto');
      const codes = async (as: 'otto' | 'ada') =>
        new Set((await succeed(screenCall(local, 'lintDraft', {}, { as }))).findings.map(({ code }) => code));
      const [owner, admin] = [await codes('otto'), await codes('ada')];
      expect([owner.has('groupEmpty'), admin.has('groupEmpty')]).toEqual([false, true]);
      expect([owner.has('calendarNeverOpens'), admin.has('calendarNeverOpens')]).toEqual([true, true]);
    }));

  test('a calendar by which clocks run and that never opens from now on is not published', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      let { etag, ...draft } = await start(local);
      const today = new Date(local.site.clock.now());
      const day = (days: number): string => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10);
      const hours: [string, string][] = [['09:00', '17:00']];
      const shut: Partial<CalendarDefinition>[] = [
        { weekly: {} },
        { weekly: { mon: hours }, holidays: [{ from: day(-7), to: day(800) }] },
        {
          weekly: {},
          openings: [
            { date: day(-30), hours },
            { date: day(-2), hours },
          ],
        },
      ];
      const publish = () => screenCall(local, 'publishDraft', { etag, note: '', applies: 'new' }, { as: 'ada' });
      for (const definition of shut) {
        etag = await saveAll(local, { ...draft, etag }, openOnly(draft.document, definition));
        expect(await publish()).toMatchObject({
          error: { code: 'INVALID_INPUT', details: expect.arrayContaining(['calendars.business: calendarNeverOpens']) },
        });
      }
      expect((await inForce(local)).version).toBe(1);
      etag = await saveAll(local, { ...draft, etag }, openOnly(draft.document, { weekly: {}, openings: [{ date: day(30), hours }] }));
      expect(await publish()).toMatchObject({ value: { version: 2 } });
    }));
});

test('at first only administrators may choose by which version an incident’s clocks run', () =>
  withFirebreak(async (local) => {
    await setUp(local);
    const { rights } = (await inForce(local)).document;
    expect(rights.chooseClockPolicy.map(({ type, name }) => [type, name])).toEqual([['role', 'Administrators']]);
    expect(rights.overridePriority.length).toBeGreaterThan(1);
  }));
