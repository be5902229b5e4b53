import { describe, expect, jest, test } from '@jest/globals';
import { settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { screenCall, succeed, withFirebreak } from '../firebreak';
import { allowEditing } from '../incidents';
import { actsOf, incidentInWork, intent, lifeOf, MINUTE, move, statusOf, valueIn } from './life';

jest.setTimeout(120_000);

const HOSTILE = '<img src=x onerror=alert(1)> {key} \u202e[link|https://evil.example]';

describe('holding an incident', () => {
  test('moves it as the person, with the field on the transition’s screen, and back; sent twice it is one', () =>
    withFirebreak(async (local) => {
      const incident = await incidentInWork(local);
      const wish = {
        intentId: intent(),
        reason: 'vendor',
        note: HOSTILE,
        vendor: { name: HOSTILE, reference: 'V-1', expectedAt: '2027-01-04T09:00:00Z' },
      };
      const by = { as: 'tom', issue: incident } as const;
      await succeed(screenCall(local, 'hold', wish, by));
      expect([await statusOf(local, incident.key), await valueIn(local, incident.key, 'Pending reason')]).toEqual([
        'Pending',
        expect.stringMatching(/vendor/i),
      ]);
      expect(await valueIn(local, incident.key, 'Vendor reference')).toBe('V-1');
      await succeed(screenCall(local, 'hold', wish, by));
      await settle(local, MINUTE);
      const text = HOSTILE.replace('\u202e', '');
      const started = local.jira.statuses.find(({ name }) => name === 'Work in progress')?.id;
      expect(actsOf(local, incident, 'held')).toEqual([
        expect.objectContaining({
          by: accountId('tom'),
          reason: 'vendor',
          note: text,
          fromStatus: started,
          vendor: { name: text, reference: 'V-1', expectedAt: '2027-01-04T09:00:00.000Z' },
        }),
      ]);
      expect((await lifeOf(local, incident))?.hold).toMatchObject({ reason: { id: 'vendor' }, by: accountId('tom'), note: text });

      // For another reason: it is where it has to be, and only the field differs.
      await succeed(screenCall(local, 'hold', { intentId: intent(), reason: 'user' }, by));
      expect([await statusOf(local, incident.key), await valueIn(local, incident.key, 'Pending reason')]).toEqual([
        'Pending',
        expect.not.stringMatching(/vendor/i),
      ]);
      await succeed(screenCall(local, 'resume', {}, by));
      await succeed(screenCall(local, 'resume', {}, by));
      expect(await statusOf(local, incident.key)).toBe('Work in progress');
      await settle(local, MINUTE);
      expect((await lifeOf(local, incident))?.hold).toBeUndefined();
    }));

  test('that somebody put on hold by hand is only described', () =>
    withFirebreak(async (local) => {
      const incident = await incidentInWork(local);
      await move(local, incident, 'Pending');
      await succeed(
        screenCall(local, 'hold', { intentId: intent(), reason: 'other', note: 'Until Monday.' }, { as: 'lea', issue: incident }),
      );
      const started = local.jira.statuses.find(({ name }) => name === 'Work in progress')?.id;
      expect(actsOf(local, incident, 'held')).toEqual([expect.objectContaining({ reason: 'other', fromStatus: started })]);
      await settle(local, MINUTE);
    }));

  test('is refused without the right, for a reason that is gone, without a way, and once it is resolved', () =>
    withFirebreak(async (local) => {
      const incident = await incidentInWork(local);
      allowEditing(local, 'nils', ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'TRANSITION_ISSUES']);
      const wish = (reason = 'user') => ({ intentId: intent(), reason });
      for (const as of ['nils', 'ingrid'] as const) {
        expect(await screenCall(local, 'hold', wish(), { as, issue: incident })).toMatchObject({
          error: { code: as === 'nils' ? 'NOT_ALLOWED' : expect.any(String) },
        });
        expect(await screenCall(local, 'resume', {}, { as, issue: incident })).toMatchObject({ error: {} });
      }
      const refusedFor = async (reason?: string) => {
        const answer = await screenCall(local, 'hold', wish(reason), { as: 'lea', issue: incident });
        return 'error' in answer ? [answer.error.code, answer.error.values?.why] : answer;
      };
      expect(await refusedFor('gone')).toEqual(['INVALID_INPUT', 'gone']);
      await move(local, incident, 'Escalate');
      await move(local, incident, 'Resolve');
      expect(await refusedFor()).toEqual(['CONFLICT', 'resolved']);
      expect(actsOf(local, incident, 'held')).toEqual([]);
      await settle(local, MINUTE);
    }));
});
