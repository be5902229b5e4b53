import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { policySchema } from '../../../../src/contract/policy';
import type { HoldReason } from '../../../../src/contract/types';
import { compileCalendar } from '../../../../src/domain/calendar/working-calendar';
import type { StatusCategory } from '../../../../src/domain/incident/facts';
import { defaultPolicy } from '../../../../src/domain/policy/defaults';
import { PRIORITIES } from '../../fakes';

const DONE = new Set(['Resolved', 'Closed', 'Completed', 'Canceled', 'Cancelled', 'Done', 'Annulé', 'Résolu']);

/** A policy for a site that has these statuses, and values of "Pending reason". */
function policyFor(names: readonly string[], reasons: readonly string[] = [], priorities = PRIORITIES) {
  const statuses = names.map((name, place) => {
    const category: StatusCategory = DONE.has(name) ? 'done' : 'indeterminate';
    return { id: String(place + 1), name, category };
  });
  const site = { priorities, impactNames: [], urgencyNames: [], overriders: [], statuses };
  return reasons.length === 0
    ? defaultPolicy(site)
    : defaultPolicy({ ...site, pendingReason: { fieldId: 'customfield_7', options: reasons.map((name) => ({ id: name, name })) } });
}

/** In words: which statuses, and which values of the field, make one wait for a reason. */
const ways = (reason: HoldReason | undefined): string[] =>
  (reason?.while ?? []).map(
    ({ status, fields }) =>
      `${status?.ids.map(({ name }) => name).join(', ') ?? ''}${fields.map(({ is, values }) => ` ${is} ${values.join(', ')}`).join('')}`,
  );
const reasonsOf = (names: readonly string[], values?: readonly string[]): Record<string, string[]> =>
  Object.fromEntries(policyFor(names, values).holdReasons.flatMap((one) => (one.while.length > 0 ? [[one.id, ways(one)]] : [])));

describe('reasons to wait, by what a site calls its statuses', () => {
  test('Jira Service Management’s incidents: Pending, with why in the field', () => {
    const statuses = ['Open', 'Work in progress', 'Pending', 'Escalated', 'Completed', 'Canceled', 'Closed'];
    const values = ['More info required', 'Waiting on vendor', 'Pending on change request', 'Awaiting approval'];
    expect(reasonsOf(statuses, values)).toEqual({
      user: ['Pending in More info required'],
      vendor: ['Pending in Waiting on vendor'],
      problem: ['Pending in Pending on change request'],
      other: ['Pending notIn Waiting on vendor, Pending on change request, More info required'],
    });
  });

  test('Jira Service Management’s requests: a status of its own for the customer, Pending without why', () => {
    expect(
      reasonsOf(['Waiting for support', 'In progress', 'Waiting for customer', 'Pending', 'Waiting for approval', 'Resolved']),
    ).toEqual({
      user: ['Waiting for customer'],
      other: ['Pending'],
    });
  });

  test('ServiceNow’s states, one status each', () => {
    expect(
      reasonsOf(['New', 'Active', 'Awaiting User Info', 'Awaiting Vendor', 'Awaiting Problem', 'Awaiting Evidence', 'On Hold', 'Resolved']),
    ).toEqual({
      user: ['Awaiting User Info'],
      vendor: ['Awaiting Vendor'],
      problem: ['Awaiting Problem'],
      evidence: ['Awaiting Evidence'],
      other: ['On Hold'],
    });
  });

  test('French sites', () => {
    const statuses = [
      'Ouvert',
      'En cours',
      'En attente du client',
      'En attente du fournisseur',
      'En attente',
      'En attente de validation',
      'Résolu',
    ];
    expect(reasonsOf(statuses)).toEqual({ user: ['En attente du client'], vendor: ['En attente du fournisseur'], other: ['En attente'] });
  });

  test('both ways at once, and a site that never waits', () => {
    expect(reasonsOf(['Open', 'Waiting for customer', 'Pending'], ['More info required']).user).toEqual([
      'Waiting for customer',
      'Pending in More info required',
    ]);
    expect(reasonsOf(['To Do', 'In Progress', 'Done'])).toEqual({});
    expect(policyFor([]).holdReasons.map(({ id }) => id)).toEqual(['user', 'vendor', 'problem', 'evidence', 'maintenance', 'other']);
  });
});

describe('the policy a site begins with', () => {
  test.each([1, 2, 5])('is whole with %i priorities, and its calendars open', (count) => {
    const policy = policyFor(['Open', 'Pending', 'Resolved', 'Cancelled'], ['More info required'], PRIORITIES.slice(0, count));
    expect(v.parse(policySchema, JSON.parse(JSON.stringify(policy)))).toEqual(policy);
    for (const { definition } of policy.calendars)
      expect(compileCalendar(definition).openings(0, 8 * 86_400_000).length).toBeGreaterThan(0);
    expect(policy.metrics.map(({ id, goals }) => [id, goals.length])).toEqual([
      ['response', count],
      ['resolution', count],
      ['vendor', 1],
    ]);
  });

  test('measures the most urgent around the clock and the rest in the hours of the site’s zone', () => {
    const policy = defaultPolicy({ priorities: PRIORITIES, impactNames: [], urgencyNames: [], overriders: [], timeZone: 'Europe/Paris' });
    const hours = (metric: string) =>
      policy.metrics.find(({ id }) => id === metric)?.goals.map(({ goalMs, calendar }) => [goalMs / 3_600_000, calendar]);
    const [, ...rest] = [4, 8, 24, 40, 80];
    expect(hours('resolution')).toEqual([[4, 'always'], ...rest.map((goal) => [goal, 'business'])]);
    expect(hours('response')?.map(([goal]) => goal)).toEqual([0.25, 1, 4, 8, 16]);
    expect(policy.calendars.map(({ definition }) => definition.timeZone)).toEqual(['Europe/Paris', 'Europe/Paris']);
  });

  test('cancels clocks by what the site calls it', () => {
    const cancels = (names: readonly string[]) => policyFor(names).metrics.find(({ id }) => id === 'resolution')?.cancel;
    expect(cancels(['Open', 'Canceled', 'Resolved'])).toEqual([
      { on: 'status', into: { ids: [{ id: '2', name: 'Canceled' }], categories: [] } },
    ]);
    expect(cancels(['Ouvert', 'Annulé'])).toMatchObject([{ into: { ids: [{ name: 'Annulé' }] } }]);
    expect(cancels(['Open', 'Done'])).toEqual([]);
  });
});

describe('what a policy’s clocks may not say', () => {
  const good = policyFor(['Open', 'Resolved']);
  const [response, resolution] = good.metrics;
  const messages = (change: object): string[] =>
    v.safeParse(policySchema, { ...good, ...change }).issues?.map(({ message }) => message) ?? [];

  test.each([
    [
      'metrics.response.goals.p1 names the calendar gone, which this policy does not have',
      { ...response, goals: response?.goals.map((goal) => ({ ...goal, calendar: 'gone' })).slice(0, 1) },
    ],
    ['metrics.response.holds names gone, which is no hold reason of this policy', { ...response, holds: ['gone'] }],
    [
      'metrics.response.stop names gone, which is no hold reason of this policy',
      { ...response, stop: [{ on: 'hold', reasons: ['gone'], change: 'ends' }] },
    ],
    ['must name each of cancel, stop, reset, start, resume, hold once', { ...response, order: ['stop', 'stop'] }],
  ])('%s', (message, metric) => {
    expect(messages({ metrics: [metric] })).toContain(message);
  });

  test('two clocks do not write one field of the issue', () => {
    expect(messages({ metrics: [response, { ...resolution, dueField: 'firstResponseDue' }] })).toEqual([
      'metrics.resolution.dueField is that of metrics.response already',
    ]);
  });
});
