import { describe, expect, test } from '@jest/globals';
import { AppFault, fault } from '../../../../src/contract/errors';
import type { PublishedPolicy } from '../../../../src/contract/types';
import { reconcileIncident } from '../../../../src/usecases/reconcile/reconcile-incident';
import { facts, NOW, POLICY, World } from '../../fakes';

const look = (world: World) => reconcileIncident({ clock: world.clock, jira: world.app, store: world.store, queue: world.queue }, '20001');
const HOUR = 3_600_000;
const at = (ms: number): string => new Date(ms).toISOString();

/** An incident of the second priority, made a minute ago: office hours of UTC have just begun. */
const fresh = () =>
  facts({ created: at(NOW - 60_000), updated: at(NOW - 60_000), status: { id: '1', category: 'new' }, history: [], priorityId: '2' });

/** A world with that incident. */
function world(): World {
  const made = new World();
  made.issue = fresh();
  return made;
}

describe('a look at clocks', () => {
  test('sees to the next look before it writes the incident and the app’s fields; the next one writes nothing', async () => {
    const made = world();
    expect(await look(made)).toBe('written');
    expect(made.asked.slice(-3)).toEqual(['wakeUps.save', 'writeIncident', 'writeAppFields']);
    expect(made.said).toEqual([
      {
        customfield_91: at(NOW + HOUR),
        customfield_92: at(NOW + 8 * HOUR),
        customfield_93: 'On track',
      },
    ]);
    expect(made.wakeUps.get('20001')).toEqual({ issueId: '20001', due: NOW + HOUR / 2, next: NOW + HOUR / 2, tries: 0 });
    made.asked.length = 0;
    made.now = NOW + HOUR / 4;
    expect(await look(made)).toBe('unchanged');
    expect(made.asked.filter((name) => /write|save|remove|looks|append/.test(name))).toEqual([]);
  });

  // Two appends: which group it came to, and that its requester was told.
  test('that takes long has the next one queued for its instant, and not so much later', async () => {
    const made = world();
    made.now = NOW + HOUR / 3;
    const { clock, app: jira, queue } = made;
    const store = {
      ...made.store,
      appendActs: (...args: Parameters<typeof made.store.appendActs>) => {
        made.now += 9_000;
        return made.store.appendActs(...args);
      },
    };
    await reconcileIncident({ clock, jira, store, queue }, '20001');
    expect(made.delayed).toEqual([{ issueId: '20001', delayS: 582, due: NOW + HOUR / 2 }]);
  });

  test('writes none of the app’s fields that are gone, or unknown here', async () => {
    const made = world();
    made.issue = { ...fresh(), appFieldsGone: ['resolutionDue'] };
    await look(made);
    expect(Object.keys(made.said[0] ?? {})).toEqual(['customfield_91', 'customfield_93']);
    const bare = world();
    if (bare.settings) bare.settings = { ...bare.settings, appFields: {} };
    expect(await look(bare)).toBe('written');
    expect(bare.asked).not.toContain('writeAppFields');
  });

  test('app fields Jira does not take do not keep back the rest; a busy Jira is asked again', async () => {
    const made = world();
    made.failing.set('writeAppFields', new AppFault({ code: 'NOT_ALLOWED', message: 'not yours' }));
    expect(await look(made)).toBe('written');
    expect(made.wakeUps.size).toBe(1);
    made.failing.set('writeAppFields', fault('TRY_LATER', 'busy'));
    await expect(look(made)).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    made.failing.clear();
    expect(await look(made)).toBe('written');
    expect(made.writes).toHaveLength(1);
  });

  test('an issue that is gone, or no incident any more, is not woken for', async () => {
    for (const issue of [undefined, facts({ issueTypeId: '10011' })]) {
      const made = world();
      await look(made);
      made.issue = issue;
      expect(await look(made)).toBe(issue ? 'no incident' : 'gone');
      expect(made.wakeUps.size).toBe(0);
    }
  });
});

describe('the policy the clocks run under', () => {
  const named: PublishedPolicy = {
    ...POLICY,
    version: 2,
    document: {
      ...POLICY.document,
      holdReasons: POLICY.document.holdReasons.map((reason) =>
        reason.id === 'other' ? { ...reason, while: [{ fields: [{ field: 'customfield_77', is: 'in', values: ['5'] }] }] } : reason,
      ),
    },
  };

  test('the one chosen last; its own fields are read too, in a second call', async () => {
    const made = world();
    made.versions.set(2, named);
    const before = { version: 1, clocks: [] };
    made.act({ kind: 'clockPolicy', at: at(NOW), by: 'u-admin', version: 2, reason: 'x', before });
    await look(made);
    expect(made.writes[0]?.state).toMatchObject({ policy: 1, clockPolicy: 2 });
    expect(made.asked.filter((name) => name === 'readFacts')).toHaveLength(2);
  });

  test('names no other fields: one call', async () => {
    const made = world();
    made.policy = { ...named, version: 3 };
    await look(made);
    expect(made.asked.filter((name) => name === 'readFacts')).toHaveLength(1);
  });
});

describe('categories of statuses in the history', () => {
  const moved = (to: string) =>
    facts({
      status: { id: '6', category: 'done' },
      history: [
        { id: '1', at: at(NOW - HOUR), by: 'u-agent', fieldId: 'status', from: '1', to },
        { id: '2', at: at(NOW - HOUR / 2), by: 'u-agent', fieldId: 'status', from: to, to: '6' },
      ],
    });
  const asks = (made: World): number => made.asked.filter((name) => name === 'readStatusCategories').length;

  test('come from the list that is kept, while it is fresh', async () => {
    const made = new World();
    made.issue = moved('3');
    await look(made);
    expect(asks(made)).toBe(0);
    made.now = NOW + 24 * HOUR;
    await look(made);
    expect([asks(made), made.statuses?.at]).toEqual([1, at(NOW + 24 * HOUR)]);
  });

  test('a status the list lacks is asked for, but not at every look', async () => {
    const made = new World();
    made.issue = moved('99');
    await look(made);
    await look(made);
    expect(asks(made)).toBe(1);
    made.now = NOW + HOUR;
    await look(made);
    expect(asks(made)).toBe(2);
  });

  test('without a list Jira is asked', async () => {
    const made = new World();
    made.issue = moved('3');
    made.statuses = undefined;
    await look(made);
    await look(made);
    expect(asks(made)).toBe(1);
  });
});
