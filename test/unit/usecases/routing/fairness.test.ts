import { describe, expect, test } from '@jest/globals';
import type { PublishedPolicy, SupportGroup } from '../../../../src/contract/types';
import type { AssignedAct } from '../../../../src/domain/acts/placement';
import type { Membership } from '../../../../src/domain/rights/may';
import { decideKnowing } from '../../../../src/usecases/reconcile/decide-knowing';
import { MemoryGroups } from '../../../support/memory-groups';
import { group, member, policyWith } from '../../domain/routing/case';
import { facts, NOW, POLICY, SETTINGS } from '../../fakes';

const SECOND = 1_000;
const PEOPLE = ['ana', 'ben', 'cem', 'dea', 'eli', 'fay', 'gus'];
const JIRA_GROUP = { id: 'g-desk', name: 'desk' };

/** A service desk whose people are in a group of Jira's, and the incidents that come to it. */
class Desk {
  readonly groups = new MemoryGroups();
  readonly asked: string[] = [];
  readonly policy: PublishedPolicy;
  /** Account id → how many each was given. */
  readonly given = new Map<string, number>();
  #made = 0;

  constructor(desk: Partial<SupportGroup> = {}, ids = PEOPLE) {
    this.groups.members.set(JIRA_GROUP.id, [...ids]);
    this.policy = policyWith({
      supportGroups: [group('desk', { jiraGroup: JIRA_GROUP, ...desk })],
      routing: { ...POLICY.document.routing, fallback: 'desk' },
    });
  }

  readonly ports = {
    jira: {
      ...this.groups.jira,
      readGroupMembers: (id: string) => this.#ask('members', () => this.groups.jira.readGroupMembers(id)),
      listOpenWork: (...args: Parameters<typeof this.groups.jira.listOpenWork>) =>
        this.#ask('work', () => this.groups.jira.listOpenWork(...args)),
      isAssignable: (key: string, id: string) => this.#ask('assignable', () => this.groups.jira.isAssignable(key, id)),
      readActive: async (ids: readonly string[]) => new Set(ids),
      readMembership: async (accountId: string): Promise<Membership & { locale: string }> => ({
        accountId,
        groupIds: [],
        roleIds: [],
        locale: '',
      }),
    },
    store: { groups: this.groups.store },
  };

  #ask<T>(what: string, answer: () => Promise<T>): Promise<T> {
    this.asked.push(what);
    return answer();
  }

  /** A new incident is looked at, so many ms after the first. */
  async look(after: number, impact = 'impact-extensive', inTurn?: <T>(work: () => Promise<T>) => Promise<T>): Promise<AssignedAct> {
    const issueId = String(30_000 + this.#made++);
    const now = NOW + after;
    const given = facts({
      issueId,
      key: `IT-${issueId}`,
      created: new Date(now).toISOString(),
      history: [],
      values: { impact: [impact], urgency: ['urgency-high'] },
    });
    const { decision } = await decideKnowing(
      inTurn ? { ...this.ports, inTurn } : this.ports,
      { facts: given, acts: { version: 0, acts: [] }, policy: this.policy, settings: SETTINGS, members: new Map() },
      now,
    );
    const act = decision.acts.find((one) => one.kind === 'assigned');
    if (act?.kind !== 'assigned') throw new Error('nothing was decided');
    if (act.to !== undefined) {
      this.given.set(act.to, (this.given.get(act.to) ?? 0) + 1);
      this.groups.work.push({ issueId, to: act.to, priorityId: decision.state?.priority.jiraPriorityId ?? '' });
    }
    return act;
  }

  get counts(): number[] {
    return [...this.given.values()];
  }
}

const apart = (counts: readonly number[]): number => Math.max(...counts) - Math.min(...counts);

describe('over thousands of incidents', () => {
  test('in turn, everybody gets as many as everybody else, but for one', async () => {
    const desk = new Desk();
    for (let i = 0; i < 3_001; i++) {
      await desk.look(i * SECOND);
      if (desk.given.size === PEOPLE.length) expect(apart(desk.counts)).toBeLessThanOrEqual(1);
    }
    expect([desk.given.size, apart(desk.counts)]).toEqual([7, 1]);
    // 50 minutes: who is in the group was asked once.
    expect(desk.asked.filter((what) => what === 'members')).toHaveLength(1);
    expect(desk.asked.filter((what) => what === 'work')).toHaveLength(0);
    expect(desk.asked.filter((what) => what === 'assignable')).toHaveLength(3_001);
  });

  test('nobody who is away, has enough, or may not have them gets one; the others share them evenly', async () => {
    const members = [member('ana', { away: [{ from: '2026-11-20', to: '2026-12-20' }] }), member('ben', { cap: 40 }), member('zoe')];
    const desk = new Desk({ members });
    desk.groups.refused.add('cem');
    for (let i = 0; i < 2_000; i++) await desk.look(i * SECOND);
    const { ben, ...rest } = Object.fromEntries(desk.given);
    expect(ben).toBe(40);
    expect(Object.keys(rest).sort()).toEqual(['dea', 'eli', 'fay', 'gus', 'zoe']);
    expect(apart(Object.values(rest))).toBeLessThanOrEqual(1);
  });

  test('by load, what people have to do is the same but for one incident, from whatever they had at first', async () => {
    const desk = new Desk({ assignment: 'leastLoaded' });
    for (let i = 0; i < 60; i++) desk.groups.work.push({ issueId: String(i), to: i < 50 ? 'ana' : 'ben', priorityId: '2' });
    const weights = POLICY.document.routing.weights;
    const weightOf = (jiraPriorityId: string): number =>
      weights[POLICY.document.priorities.find((one) => one.jiraPriorityId === jiraPriorityId)?.id ?? ''] ?? 1;
    for (let i = 0; i < 2_000; i++) await desk.look(i * SECOND, ['impact-extensive', 'impact-minor', 'impact-moderate'][i % 3]);
    const loads = PEOPLE.map((id) =>
      desk.groups.work.filter(({ to }) => to === id).reduce((sum, one) => sum + weightOf(one.priorityId), 0),
    );
    expect(apart(loads)).toBeLessThanOrEqual(Math.max(...Object.values(weights)));
    // Counted anew every ten minutes only.
    expect(desk.asked.filter((what) => what === 'work').length).toBe(Math.ceil(2_000 / 600));
  });

  test('a search that is behind forgets nothing that was just given', async () => {
    const desk = new Desk({ assignment: 'leastLoaded' });
    const blind = desk.groups.work;
    for (let i = 0; i < 14; i++) {
      await desk.look(9.9 * 60 * SECOND + i * SECOND);
      blind.length = 0;
    }
    expect(desk.counts).toEqual(Array(7).fill(2));
  });
});

describe('looks at the same time', () => {
  test('give to different people: whoever comes second decides again', async () => {
    const desk = new Desk();
    const acts = await Promise.all(Array.from({ length: 7 }, () => desk.look(0)));
    expect(new Set(acts.map(({ to }) => to)).size).toBe(7);
    expect(desk.groups.books.get('desk')?.revision).toBe(7);
  });

  test('in a run of many wait for each other', async () => {
    const desk = new Desk({ assignment: 'leastLoaded' });
    let last: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = last.then(work);
      last = mine;
      return mine;
    };
    await Promise.all(Array.from({ length: 70 }, () => desk.look(0, undefined, inTurn)));
    expect(desk.counts).toEqual(Array(7).fill(10));
    expect(desk.asked.filter((what) => what !== 'assignable')).toEqual(['members', 'work']);
  });

  test('while others write all the while, one asks to be made again', async () => {
    const desk = new Desk();
    desk.ports.store.groups = { ...desk.groups.store, write: async () => false };
    await expect(desk.look(0)).rejects.toMatchObject({ error: { code: 'CONFLICT' } });
  });
});

test('people who come to a group, or the policy names anew, are known within the hour', async () => {
  const desk = new Desk({}, ['ana']);
  expect((await desk.look(0)).to).toBe('ana');
  desk.groups.members.set(JIRA_GROUP.id, ['ana', 'ben']);
  expect((await desk.look(SECOND)).to).toBe('ana');
  expect((await desk.look(3_600 * SECOND)).to).toBe('ben');
});
