import { expect, jest, test } from '@jest/globals';
import { call, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import { jiraCalls, screenCall, succeed, withFirebreak } from '../firebreak';
import { actsOf, incidentInWork, intent, MINUTE, proposal } from './life';

jest.setTimeout(120_000);

test('a customer sees and answers in the portal what is theirs, and nobody else does, whatever the payload says', () =>
  withFirebreak(async (local) => {
    const request = await incidentInWork(local, { by: 'hannah' });
    const other = await incidentInWork(local, { by: 'luc' });
    const read = (as: Handle, issue: Made = request) => screenCall(local, 'readRequest', {}, { as, issue });
    expect(await succeed(read('hannah'))).toMatchObject({ key: request.key, over: false, phases: expect.arrayContaining(['Closure']) });
    for (const as of ['luc', 'grace', 'tom', 'ada', 'nils'] as const) {
      expect({ as, answer: await read(as) }).toMatchObject({ as, answer: { error: { code: 'NOT_FOUND' } } });
      expect(await screenCall(local, 'answerRequest', { accepts: true }, { as, issue: request })).toMatchObject({
        error: { code: 'NOT_FOUND' },
      });
    }
    expect(await read('hannah', other)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await read('hannah', { id: '1', key: 'DESK-999' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    const forged = { accountId: accountId('hannah'), issue: { key: request.key } };
    expect(await call(local, 'readRequest', forged, { as: 'luc', issue: request, module: 'firebreak-request' })).toMatchObject({
      value: { ok: false, error: { code: 'INVALID_INPUT' } },
    });

    const desk = { as: 'tom', issue: request } as const;
    await succeed(screenCall(local, 'hold', { intentId: intent(), reason: 'user' }, desk));
    // Before any look: it is decided from Jira's facts.
    expect(await succeed(read('hannah'))).toMatchObject({ hold: { waitsForYou: true } });
    await succeed(screenCall(local, 'resume', {}, desk));
    await succeed(screenCall(local, 'proposeResolution', proposal({ done: '<b>Done</b>' }), desk));
    expect(await succeed(read('hannah'))).toMatchObject({
      over: false,
      resolution: { kind: 'Permanent', done: '<b>Done</b>', answer: 'open' },
    });
    const answer = (accepts: boolean, reason?: string) =>
      screenCall(local, 'answerRequest', { accepts, ...(reason === undefined ? {} : { reason }) }, { as: 'hannah', issue: request });
    expect(await answer(false)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    const both = await Promise.all([succeed(answer(true)), succeed(answer(false, 'It still burns.'))]);
    expect(both.map(({ first }) => first).sort()).toEqual([false, true]);
    expect(actsOf(local, request, 'answered')).toEqual([expect.objectContaining({ via: 'portal', by: accountId('hannah') })]);
    await settle(local, MINUTE);
    // Nothing as the person, whom the platform would refuse; nothing but reading the issue.
    expect([...new Set(jiraCalls(local, 'resolve-request').flat())]).toEqual(['GET /rest/api/3/issue/{issueIdOrKey}']);
  }));
