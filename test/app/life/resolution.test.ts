import { describe, expect, jest, test } from '@jest/globals';
import { createIssue, fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { restAs } from '../../support/local-jira';
import { screenCall, succeed, withFirebreak } from '../firebreak';
import { allowEditing } from '../incidents';
import { actsOf, incidentInWork, intent, lifeOf, MINUTE, proposal, statusOf, valueIn } from './life';

jest.setTimeout(120_000);

const HOSTILE = '</script><b>done</b> {summary} $& `x`';

describe('a resolution', () => {
  test('is proposed as the person, once, and accepted by the requester: of two answers one is first', () =>
    withFirebreak(async (local) => {
      const incident = await incidentInWork(local);
      const said = proposal({ done: HOSTILE });
      await succeed(screenCall(local, 'proposeResolution', said, { as: 'tom', issue: incident }));
      expect(await statusOf(local, incident.key)).toBe('Completed');
      expect([await valueIn(local, incident.key, 'Resolution kind'), await valueIn(local, incident.key, 'Closure code')]).toEqual([
        'Permanent',
        'Solved',
      ]);
      await succeed(screenCall(local, 'proposeResolution', said, { as: 'tom', issue: incident }));
      expect(actsOf(local, incident, 'proposed')).toEqual([expect.objectContaining({ by: accountId('tom'), done: HOSTILE })]);
      await settle(local, MINUTE);
      expect((await lifeOf(local, incident))?.resolution).toMatchObject({ answer: 'open', done: HOSTILE });

      // Lea raised it; Amélie answers for her, having heard from her, at the same moment.
      const both = await Promise.all(
        (['lea', 'amelie'] as const).map((as) =>
          succeed(screenCall(local, 'answerResolution', { accepts: true }, { as, issue: incident })),
        ),
      );
      expect(both.map(({ first }) => first).sort()).toEqual([false, true]);
      const [answer, ...more] = actsOf(local, incident, 'answered');
      expect(more).toEqual([]);
      expect(answer).toMatchObject({ accepts: true, via: answer?.by === accountId('lea') ? 'panel' : 'onBehalf' });
      await settle(local, MINUTE);
      expect((await lifeOf(local, incident))?.resolution).toMatchObject({ answer: 'accepted' });
      expect(await statusOf(local, incident.key)).toBe('Closed');
    }));

  test('that is rejected is linked as the person to the change it goes with; one may be proposed anew', () =>
    withFirebreak(async (local) => {
      const incident = await incidentInWork(local);
      const by = { as: 'lea', issue: incident } as const;
      const change = await createIssue(local, 'lea', 'New printers', { project: 'DESK', type: '[System] Incident' });
      await succeed(screenCall(local, 'proposeResolution', proposal(), by));
      const rejected = (more: object) => screenCall(local, 'answerResolution', { accepts: false, ...more }, by);
      expect(await rejected({})).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      expect(await rejected({ reason: 'Still burns.', link: 'HR-1' })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      expect(await succeed(rejected({ reason: 'Still burns.', link: change.key }))).toEqual({ first: true });
      expect(actsOf(local, incident, 'answered')).toEqual([
        expect.objectContaining({ accepts: false, reason: 'Still burns.', link: change.key }),
      ]);
      const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${incident.key}?fields=issuelinks`);
      expect(JSON.stringify(fields(fields(body).fields).issuelinks)).toContain(change.key);
      await settle(local, MINUTE);
      expect(await lifeOf(local, incident)).toMatchObject({ resolution: { answer: 'rejected' } });
      expect(await statusOf(local, incident.key)).toBe('Work in progress');
      await succeed(screenCall(local, 'proposeResolution', proposal(), by));
      await settle(local, MINUTE);
      expect(await lifeOf(local, incident)).toMatchObject({ resolution: { answer: 'open' }, reopened: 1 });
    }));

  test('is refused without the right, without a way, for what the policy does not have, and when nothing is proposed', () =>
    withFirebreak(async (local) => {
      const incident = await incidentInWork(local);
      allowEditing(local, 'nils', ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'TRANSITION_ISSUES']);
      const refused = async (...[name, input, as]: Parameters<typeof ask>) => {
        const answer = await ask(name, input, as);
        return 'error' in answer ? [answer.error.code, answer.error.values?.why] : answer;
      };
      const ask = (name: 'proposeResolution' | 'answerResolution', input: never, as: 'lea' | 'nils' | 'tom') =>
        screenCall(local, name, input, { as, issue: incident });
      expect(await refused('proposeResolution', proposal() as never, 'nils')).toEqual(['NOT_ALLOWED', undefined]);
      expect(await refused('answerResolution', { accepts: true } as never, 'nils')).toEqual(['NOT_ALLOWED', undefined]);
      expect(await refused('answerResolution', { accepts: true } as never, 'lea')).toEqual(['CONFLICT', 'nothingProposed']);
      expect(await refused('proposeResolution', proposal({ code: 'gone' }) as never, 'tom')).toEqual(['INVALID_INPUT', 'gone']);
      const fresh = await createIssue(local, 'lea', 'New', { project: 'DESK', type: '[System] Incident' });
      expect(await screenCall(local, 'proposeResolution', proposal({ intentId: intent() }), { as: 'tom', issue: fresh })).toMatchObject({
        error: { code: 'CONFLICT', values: { why: 'noWay' } },
      });
      expect(actsOf(local, incident, 'proposed', 'answered')).toEqual([]);
      await settle(local, MINUTE);
    }));
});
