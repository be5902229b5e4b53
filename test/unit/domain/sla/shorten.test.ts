import { describe, expect, test } from '@jest/globals';
import type { Goal, Metric } from '../../../../src/contract/types';
import type { Change } from '../../../../src/domain/incident/facts';
import type { Explanation } from '../../../../src/domain/sla/explanation';
import { at, DOCUMENT, explainOn, HOUR, MINUTE, publish, Story } from './story';

// Explanations of what has more rules, or a longer history, than a function could answer with.

/** What Forge lets a function answer, bytes. */
const RESPONSE_BYTES = 5 * 1024 * 1024;

const IMPACTS: readonly string[] = ['impact-extensive', 'impact-significant', 'impact-moderate', 'impact-minor'];

/** An incident whose impact changes, and which is put on hold and taken up again, every half minute. */
function restless(changes: number): Story {
  const history = Array.from({ length: changes }, (_, place): Change => {
    const of = { id: String(place + 1), at: new Date(at('Mon 11:00') + place * 30_000).toISOString(), by: 'u-agent' };
    const [status, was] = place % 4 === 1 ? ['5', '3'] : ['3', '5'];
    if (place % 2 === 1) return { ...of, fieldId: 'status', from: was, to: status, fromText: 'x'.repeat(30_000), toText: '<b>' };
    return { ...of, fieldId: 'customfield_1', from: IMPACTS[(place / 2) % 4], to: IMPACTS[(place / 2 + 1) % 4] };
  });
  return new Story('Mon 10:00').with({ history, values: { impact: [IMPACTS[0] ?? ''], urgency: ['urgency-high'] } });
}

const RULES: Goal[] = Array.from({ length: 499 }, (_, place) => ({
  id: `rule-${place}`,
  for: {
    categories: ['hardware'],
    services: ['email'],
    priorities: ['p1', 'p2'],
    projects: [{ id: `${place + 1}`, name: 'Ü'.repeat(100) }],
  },
  goalMs: HOUR,
  calendar: 'always',
  warnings: [],
}));

/** As many clocks as a policy may have, each with as many rules as it may have. */
function everything(change: Partial<Metric>) {
  const { dueField: _due, ...resolution } = DOCUMENT.metrics.find(({ id }) => id === 'resolution') ?? DOCUMENT.metrics[0] ?? never();
  const last: Goal = { id: 'rest', for: {}, goalMs: HOUR, calendar: 'business', warnings: [] };
  const metrics = Array.from({ length: 20 }, (_, place): Metric => {
    return { ...resolution, id: `m-${place}`, name: `Clock ${place}`, ...change, goals: [...RULES, last] };
  });
  return publish({ ...DOCUMENT, metrics });
}

function never(): never {
  throw new Error('no metric');
}

function expectWhole({ clocks }: Explanation): void {
  for (const { cycles, elapsedMs } of clocks) {
    for (const { from, to, stretches, ...cycle } of cycles) {
      expect(stretches.reduce((sum, { countedMs }) => sum + countedMs, 0)).toBe(cycle.elapsedMs);
      expect(stretches.reduce((sum, { ms }) => sum + ms, 0)).toBe(Date.parse(to) - Date.parse(from));
      stretches.forEach((one, place) => void expect(one.from).toBe(stretches[place - 1]?.to ?? from));
    }
    expect(cycles.at(-1)?.elapsedMs ?? 0).toBe(elapsedMs);
  }
}

describe('an explanation', () => {
  test.each([
    ['of ten thousand changes', () => explainOn(restless(10_000), 'Fri 09:00')],
    ['of all the rules a policy may have', () => explainOn(new Story('Mon 10:00'), 'Fri 09:00', { policy: everything({}) })],
    ['of both', () => explainOn(restless(2_000), 'Fri 09:00', { policy: everything({ whenGoalChanges: 'carry' }) })],
    ['of a new cycle at each of two thousand changes', () => explainOn(restless(4_000), 'Fri 09:00', { policy: restarts() })],
  ])('%s can be answered, adds up, and says that it is shortened', (_, make) => {
    const told = make();
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(RESPONSE_BYTES);
    expect(told.shortened).toBe(true);
    expectWhole(told);
    expect(told.clocks.map(({ cycles }) => cycles.at(-1)?.goals.at(-1)?.trials.at(-1)?.misses)).toEqual(told.clocks.map(() => undefined));
  });

  test('of what is usual is told whole', () => {
    const told = explainOn(restless(100), 'Fri 09:00');
    expect(told.shortened).toBeUndefined();
    expect(told.clocks[1]?.cycles[0]?.stretches.length).toBeGreaterThan(50);
    expect(told.clocks[1]?.cycles[0]?.stretches.map(({ cause }) => cause?.from?.length ?? 0).reduce((a, b) => Math.max(a, b))).toBe(255);
  });
});

const restarts = () => {
  const goals: Goal[] = [...IMPACTS].map((impact, place) => ({
    id: `of-${place}`,
    for: { impacts: [impact.replace('impact-', '')] },
    goalMs: (place + 1) * MINUTE,
    calendar: 'always',
    warnings: [],
  }));
  return publish({ ...DOCUMENT, metrics: DOCUMENT.metrics.map((metric) => ({ ...metric, whenGoalChanges: 'restart' as const, goals })) });
};
