import { describe, expect, test } from '@jest/globals';
import { fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { notifications } from '../../sandbox/jira/issues/store';
import type { FaultKind } from '../../sandbox/kernel/faults';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE, madeAt, SECOND, soon, urgentIncident } from '../clocks/clocks';
import { move } from '../clocks/deeds';
import { jiraCalls, readProperty, withFirebreak } from '../firebreak';
import { allowEditing, edit, type Incident, newIncident } from '../incidents';
import { actsOn } from '../raise/site';

const NOTIFY = 'POST /rest/api/3/issue/{issueIdOrKey}/notify';

const FAULTS: readonly FaultKind[] = ['rate-limit', 'server-error', 'time-out', 'lost-answer', 'crash-before', 'crash-after'];

/** Reminders in the outbox, oldest first. */
const reminders = (local: LocalJira) =>
  notifications(local.jira)
    .filter(({ kind, subject }) => kind === 'notify' && /is used$|écoulés$/.test(subject))
    .reverse();

/** What came of them; what ladders of the default policy say is another matter. */
const outcomes = (local: LocalJira, { id }: Incident) =>
  actsOn(local, id).flatMap((act) => (act.kind === 'effect' && !String(act.id).startsWith('escalation/') ? [act.outcome] : []));

/** An incident somebody works on, of which the first warning of the resolution comes after two hours. */
async function worked(local: LocalJira, by: 'lea' | 'amelie' = 'lea'): Promise<{ incident: Incident; made: number }> {
  const incident = await urgentIncident(local);
  await edit(local, incident, 'lea', { assignee: { accountId: accountId(by) } });
  await move(local, incident, 'Work in progress');
  await soon(local);
  return { incident, made: await madeAt(local, incident.key) };
}

const until = (local: LocalJira, instant: number): Promise<number> => settle(local, instant - local.site.clock.now());

/** The fault that was armed has struck; and yet the comment is there just once. */
async function saidOnce(local: LocalJira, incident: Incident): Promise<void> {
  const { body } = await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${incident.key}/comment`);
  expect([struck(local), fields(body).total, outcomes(local, incident)]).toEqual([1, 1, ['done']]);
}

const struck = (local: LocalJira): number => local.site.faults.list().reduce((sum, one) => sum + one.struck, 0);

describe('a reminder', () => {
  test('goes to the assignee within ten seconds of each warning, once, and the property says so', () =>
    withFirebreak(async (local) => {
      const { incident, made } = await worked(local);
      const before = reminders(local).length;
      await until(local, made + 2 * HOUR - SECOND);
      expect(reminders(local)).toHaveLength(before);
      await until(local, made + 2 * HOUR + 10 * SECOND);
      expect(reminders(local).slice(before)).toMatchObject(
        [
          {
            to: accountId('lea'),
            issueId: incident.id,
            subject: `${incident.key}: 50% of “Resolution” is used`,
            text: /It is due \w{3}, /,
          },
        ].map(({ text: _, ...one }) => one),
      );
      expect(reminders(local).at(-1)?.text).toMatch(/^50% of the time agreed for “Resolution” is used on .+\. It is due .+\.$/);
      expect(jiraCalls(local, 'reconcile').at(-1)).toEqual(expect.arrayContaining([NOTIFY]));
      expect(await readProperty(local, incident.key)).toMatchObject({
        told: expect.arrayContaining([
          expect.objectContaining({ id: `reminder/${incident.id}/resolution/cycle-1/50`, to: [accountId('lea')], outcome: 'done' }),
        ]),
      });
      await until(local, made + 5 * HOUR);
      expect(reminders(local).length - before).toBe(3);
      expect(outcomes(local, incident)).toEqual(['done', 'done', 'done']);
    }));

  test('is in the language and the time zone of whom it is for', () =>
    withFirebreak(async (local) => {
      const { incident, made } = await worked(local, 'amelie');
      await until(local, made + 2 * HOUR + 10 * SECOND);
      expect(reminders(local).at(-1)).toMatchObject({
        to: accountId('amelie'),
        subject: `${incident.key} : 50 % de « Resolution » écoulés`,
      });
      expect(reminders(local).at(-1)?.text).toMatch(/Échéance : .+(UTC\+1|UTC\+2|CET|CEST)/);
    }));

  test.each(FAULTS)(
    '%s of the call: sent at most once, what came of it is known or said to be unknown, and the incident is written',
    (kind) =>
      withFirebreak(
        async (local) => {
          const { incident, made } = await worked(local);
          const before = reminders(local).length;
          local.site.faults.arm({ id: 'f', seam: 'jira', kind, match: '/notify', times: 1, retryAfterS: 7 });
          await until(local, made + 2 * HOUR + 10 * MINUTE);
          expect(struck(local)).toBe(1);
          const sent = kind === 'rate-limit' || kind === 'lost-answer' || kind === 'crash-after' ? 1 : 0;
          expect([reminders(local).length - before, outcomes(local, incident)]).toEqual([
            sent,
            [kind === 'rate-limit' ? 'done' : 'unknown'],
          ]);
          expect(await readProperty(local, incident.key)).toMatchObject({
            told: expect.arrayContaining([
              expect.objectContaining({
                id: `reminder/${incident.id}/resolution/cycle-1/50`,
                outcome: kind === 'rate-limit' ? 'done' : 'unknown',
              }),
            ]),
          });
          await until(local, made + 3 * HOUR + 10 * SECOND);
          expect(outcomes(local, incident)).toHaveLength(2);
        },
        { problems: 'expected' },
      ),
  );
});

describe('a comment', () => {
  test.each(FAULTS)('%s of the call: it is there once', (kind) =>
    withFirebreak(
      async (local) => {
        const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
        allowEditing(local, 'nils');
        local.site.faults.arm({
          id: 'f',
          seam: 'jira',
          kind,
          match: '/comment',
          times: 1,
          retryAfterS: 7,
        });
        await edit(local, incident, 'nils', { priority: { name: 'Lowest' } });
        await settle(local, 10 * MINUTE);
        await saidOnce(local, incident);
      },
      { problems: 'expected' },
    ),
  );

  test.each([
    ['crash-before', 1, 'claimed'],
    ['crash-after', 1, 'claimed'],
    ['lost-answer', 1, 'claimed'],
    ['server-error', 1, 'claimed'],
    ['crash-before', 2, 'marked'],
    ['crash-after', 2, 'marked'],
    ['lost-answer', 2, 'marked'],
    ['server-error', 2, 'marked'],
  ] as const)('%s of the storage at call %i, as it is %s: it is there once', (kind, nth, _) =>
    withFirebreak(
      async (local) => {
        const incident = await newIncident(local, { impact: 'extensive', urgency: 'high' });
        allowEditing(local, 'nils');
        local.site.faults.arm({ id: 'f', seam: 'kvs', kind, match: 'effect:', nth });
        await edit(local, incident, 'nils', { priority: { name: 'Lowest' } });
        await settle(local, 10 * MINUTE);
        await saidOnce(local, incident);
      },
      { problems: 'expected' },
    ),
  );
});
