import { describe, expect, test } from '@jest/globals';
import type { CallName } from '../../../src/contract/calls';
import { policyCalls } from '../../../src/contract/drafts';
import { call, fields } from '../../fixture/firm';
import { GROUPS, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { setUp, withFirebreak } from '../firebreak';
import { desk, keysOf, publishChange, start } from './desk';

const OWNERS_TOO: readonly CallName[] = [
  'readPolicyDesk',
  'startDraft',
  'takeOverDraft',
  'saveDraft',
  'rebaseDraft',
  'discardDraft',
  'lintDraft',
  'readVersion',
  'publishProgress',
];

/** What each call is asked with; every one would do something if it were let. */
const inputs = (etag: number): Record<keyof typeof policyCalls, unknown> => ({
  readPolicyDesk: {},
  startDraft: {},
  takeOverDraft: { etag },
  saveDraft: { etag, section: 'channels', value: [] },
  rebaseDraft: { etag },
  discardDraft: { etag },
  lintDraft: {},
  readVersion: { version: 1 },
  previewPublish: { applies: 'open' },
  publishDraft: { etag, note: '', applies: 'new' },
  rollBack: { version: 1, after: 2, note: '', applies: 'new' },
  publishProgress: {},
  importPolicy: { text: '{}', replace: etag },
  readAudit: {},
  exportAll: {},
  deleteAll: { confirm: 'firebreak' },
});

async function refusedTo(local: LocalJira, as: Handle, etag: number, module: string): Promise<string[]> {
  const refused: string[] = [];
  for (const [name, input] of Object.entries(inputs(etag))) {
    const result = await call(local, name, input, { as, module });
    const answer = result.ok ? fields(result.value) : {};
    if (!result.ok || fields(answer.error).code === 'NOT_ALLOWED') refused.push(name);
  }
  return refused;
}

describe('who may do what about the policy', () => {
  test('admins all of it; process owners edit and look; everybody else is refused, by whatever screen they call', () =>
    withFirebreak(
      async (local) => {
        await setUp(local);
        const group = local.jira.groups.find(({ name }) => name === GROUPS.processOwners);
        await publishChange(local, (document) => ({
          ...document,
          processOwners: [{ type: 'group', id: group?.id ?? '', name: GROUPS.processOwners }],
        }));
        const { etag } = await start(local, 'otto');
        const all = Object.keys(policyCalls);
        const before = [keysOf(local), await desk(local)];
        // The page among Jira's apps everybody may open; those in Jira's settings the platform does not check for a call.
        for (const module of ['firebreak-settings', 'firebreak-policy'])
          for (const as of ['maya', 'lea', 'sofia', 'nils', 'hannah'] as const)
            expect([as, await refusedTo(local, as, etag, module)]).toEqual([as, all]);
        // The panel's and the modal's resolvers do not know these calls at all, not even of an admin.
        for (const module of ['firebreak-incident', 'firebreak-raise-action'])
          for (const as of ['ada', 'lea'] as const) expect([module, await refusedTo(local, as, etag, module)]).toEqual([module, all]);
        expect([keysOf(local), await desk(local)]).toEqual(before);
        expect(await refusedTo(local, 'otto', etag, 'firebreak-policy')).toEqual(
          all.filter((name) => !OWNERS_TOO.some((one) => one === name)),
        );
        expect(await refusedTo(local, 'ada', etag, 'firebreak-settings')).toEqual([]);
      },
      { problems: 'expected' },
    ));

  test('somebody who is no longer an admin is refused with their next call', () =>
    withFirebreak(async (local) => {
      await setUp(local);
      const { etag } = await start(local);
      const admins = local.jira.groups.list(({ members }) => members.includes('admin'));
      expect(admins.length).toBeGreaterThan(0);
      for (const one of admins) local.jira.groups.put({ ...one, members: one.members.filter((id) => id !== 'admin') });
      expect(await refusedTo(local, 'ada', etag, 'firebreak-settings')).toEqual(Object.keys(policyCalls));
    }));
});
