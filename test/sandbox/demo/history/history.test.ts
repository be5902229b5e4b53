import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Random } from '../../kernel/random';
import { timeZoneOf } from '../people';
import { planHistory } from '.';
import { atWork, DAY, HOUR, MINUTE, nextWorking } from './hours';
import { STORIES } from './incidents';

const NOW = Date.UTC(2026, 10, 23, 12);
const ZONES = ['Europe/Berlin', 'Europe/Paris', 'America/Toronto'];

describe('working hours', () => {
  test('follow the clock on the wall, summer time included', () => {
    // Berlin: UTC+2 until 25 October 2026, then UTC+1.
    expect(atWork(Date.parse('2026-10-23T06:00:00Z'), 'Europe/Berlin')).toBe(true);
    expect(atWork(Date.parse('2026-10-26T06:59:00Z'), 'Europe/Berlin')).toBe(false);
    expect(atWork(Date.parse('2026-10-26T07:00:00Z'), 'Europe/Berlin')).toBe(true);
    expect(atWork(Date.parse('2026-10-24T10:00:00Z'), 'Europe/Berlin')).toBe(false);
    expect(atWork(Date.parse('2026-11-23T13:00:00Z'), 'America/Toronto')).toBe(true);
    expect(atWork(Date.parse('2026-11-23T12:59:00Z'), 'America/Toronto')).toBe(false);
  });

  test('the next working moment is in them, not before, and at most a long weekend away', () => {
    fc.assert(
      fc.property(fc.integer({ min: NOW - 200 * DAY, max: NOW + 200 * DAY }), fc.constantFrom(...ZONES), (at, zone) => {
        const next = nextWorking(at, zone);
        expect(atWork(next, zone)).toBe(true);
        expect(next).toBeGreaterThanOrEqual(at);
        expect(next - at).toBeLessThan(2 * DAY + 15 * HOUR);
        expect(nextWorking(next, zone)).toBe(next);
      }),
    );
  });
});

describe('the history of the demo company', () => {
  const plans = planHistory(new Random(7), NOW);
  const begun = plans.filter((plan) => (plan.steps[0]?.at ?? Number.POSITIVE_INFINITY) <= NOW);

  test('is a few hundred work items in four projects', () => {
    expect(begun.length).toBeGreaterThanOrEqual(300);
    expect(begun.length).toBeLessThanOrEqual(400);
    expect([...new Set(begun.map((plan) => plan.project))].sort()).toEqual(['DESK', 'HR', 'OPS', 'SHOP']);
  });

  test('is the same for the same seed, and another for another', () => {
    const texts = (seed: number) => planHistory(new Random(seed), NOW).map((plan) => [plan.summary, plan.steps[0]?.at]);
    expect(texts(7)).toEqual(texts(7));
    expect(texts(8)).not.toEqual(texts(7));
  });

  test('every life begins with its creation and goes on in order of time', () => {
    for (const { steps } of plans) {
      expect(steps.map((step) => step.deed.do === 'create')).toEqual(steps.map((_, index) => index === 0));
      for (const [index, step] of steps.entries()) expect(step.at).toBeGreaterThan(steps[index - 1]?.at ?? 0);
    }
  });

  test('parts come after what they are part of', () => {
    for (const plan of plans) if (plan.parent) expect(plan.steps[0]?.at).toBeGreaterThan(plan.parent.steps[0]?.at ?? Number.NaN);
  });

  test('people work in their working hours, but for what cannot wait', () => {
    for (const plan of plans) {
      const night = plan.type === '[System] Incident' && plan.steps.some((step) => step.deed.do === 'label' && step.by === 'maya');
      if (night) continue;
      const late = plan.steps.filter(({ at, by }) => !atWork(at, timeZoneOf(by)) && !atWork(at - 10 * MINUTE, timeZoneOf(by)));
      expect(late.map(({ at, by }) => `${by} ${new Date(at).toISOString()}`)).toEqual([]);
    }
  });

  test('texts are filled in, and most of the catalogue is used', () => {
    const texts = plans.flatMap((plan) => [
      plan.summary,
      plan.description,
      ...plan.steps.map((step) => JSON.stringify(step.deed.do === 'comment' ? step.deed.text : '')),
    ]);
    for (const text of texts) expect(text).not.toMatch(/\{(place|n|system)\}/);
    expect(STORIES.length).toBe(60);
    expect(new Set(STORIES.map((story) => story.summary)).size).toBe(60);
    const incidents = begun.filter((plan) => plan.type === '[System] Incident');
    expect(new Set(incidents.map((plan) => plan.summary.replace(/\d+/g, '#'))).size).toBeGreaterThan(50);
  });

  test('some of it is still open, some of it is bad', () => {
    const incidents = begun.filter((plan) => plan.type === '[System] Incident');
    const open = incidents.filter(
      (plan) => !plan.steps.some((step) => step.at <= NOW && step.deed.do === 'move' && /Completed|Canceled/.test(step.deed.status)),
    );
    expect(open.length).toBeGreaterThan(8);
    expect(open.length).toBeLessThan(60);
    expect(incidents.filter((plan) => plan.priority === 'Highest').length).toBeGreaterThan(3);
  });
});
