import fc from 'fast-check';
import * as v from 'valibot';
import { calendarDefinition } from '../../../../src/contract/calendar';
import { policyForm, policySchema } from '../../../../src/contract/policy';
import { metric, STEPS } from '../../../../src/contract/sla';
import type { Policy } from '../../../../src/contract/types';
import { entriesOf, referencesIn } from '../../../../src/domain/policy/references';
import { fromSchema } from './from-schema';

const hours = fc.constantFrom([], [['09:00', '17:00']], [['00:00', '24:00']], [['22:00', '06:00']]);

/** Calendars of every kind, some of which never open. */
const calendar = fc.record(
  {
    timeZone: fc.constantFrom('Europe/Paris', 'Etc/UTC', 'America/New_York'),
    weekly: fc.record({ mon: hours, tue: hours, sat: hours }, { requiredKeys: [] }),
    holidays: fc.subarray(['2026-12-25', { date: '2027-01-01', name: 'New Year' }, { yearly: { easter: 1 } }, { yearly: '05-01' }]),
    openings: fc.subarray([{ date: '2026-12-24', hours: [['09:00', '12:00']] }]),
  },
  { requiredKeys: ['timeZone', 'weekly'] },
);

export const KNOWN = new Map<unknown, fc.Arbitrary<unknown>>([
  [calendarDefinition, calendar],
  [policyForm.entries.matrix, fc.constant({})],
  [metric.entries.order, fc.shuffledSubarray([...STEPS], { minLength: STEPS.length })],
]);

/** Sections whose entries others name: never empty, so that what is named can be there. */
const FILLED = ['categories', 'services', 'channels', 'calendars', 'holdReasons', 'metrics'] as const;

const form = fromSchema(policyForm, KNOWN).map((made) => v.parse(policyForm, made));

/** Any policy of the right form: what it names need not be there. */
export const formArbitrary: fc.Arbitrary<Policy> = form;

/** Any policy that may be published: whole, total, and naming only what is there. */
export const policyArbitrary: fc.Arbitrary<Policy> = fc
  .tuple(form, fc.infiniteStream(fc.nat(1000)))
  .filter(([made]) => FILLED.every((section) => made[section].length > 0) && made.communication.templates.length > 0)
  .map(([made, choices]) => consistent(made, () => choices.next().value ?? 0));

/** The same policy, naming what is there. */
function consistent(made: Policy, next: () => number): Policy {
  const policy = structuredClone(made);
  const pick = (ids: Iterable<string>): string => {
    const all = [...ids];
    return all[next() % all.length] ?? '';
  };
  policy.categories = policy.categories.map((one, at) => ({
    ...one,
    id: `c${at}-${one.id}`,
    subcategories: one.subcategories.map((sub) => ({ ...sub, id: `s${at}-${sub.id}` })),
  }));
  const lists = entriesOf(policy);
  policy.matrix = Object.fromEntries(
    policy.impacts.map(({ id }) => [id, Object.fromEntries(policy.urgencies.map((one) => [one.id, pick(lists.priorities.keys())]))]),
  );
  policy.routing.weights = Object.fromEntries(policy.priorities.slice(0, next() % 3).map(({ id }) => [id, 1 + (next() % 100)]));
  for (const { path, list } of referencesIn(policy))
    if (path[0] !== 'matrix' && path[1] !== 'weights') put(policy, path, pick(lists[list].keys()));
  const taken = new Set<string>();
  for (const one of policy.metrics) {
    if (one.dueField !== undefined && taken.has(one.dueField)) delete one.dueField;
    if (one.dueField !== undefined) taken.add(one.dueField);
  }
  policy.resolution.holdRules = policy.resolution.holdRules.filter(({ reason }) => !taken.has(reason) && taken.add(reason));
  return v.parse(policySchema, policy);
}

function put(root: unknown, path: readonly (string | number)[], value: string): void {
  let at: unknown = root;
  path.forEach((step, place) => {
    if (Array.isArray(at)) {
      const index = typeof step === 'number' ? step : at.findIndex((one: unknown) => Object(one).id === step);
      if (place === path.length - 1) at[index] = value;
      at = at[index];
    } else if (typeof at === 'object' && at !== null) {
      if (place === path.length - 1) Reflect.set(at, step, value);
      at = Reflect.get(at, step);
    }
  });
}
