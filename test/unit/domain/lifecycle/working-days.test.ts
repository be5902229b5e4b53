import { describe, expect, test } from '@jest/globals';
import { workingDaysAfter } from '../../../../src/domain/lifecycle/working-days';
import { at, DOCUMENT } from '../sla/story';
import { LIVED } from './lived';

const workedOff = (when: string, days: number, document = LIVED): string | undefined => {
  const found = workingDaysAfter(document, at(when), days);
  return found === undefined ? undefined : new Date(found).toISOString().slice(0, 16);
};

describe('working days', () => {
  test('are those on which the calendar opens, at the same time of day', () => {
    expect(workedOff('Mon 10:00', 1)).toBe('2026-11-03T10:00');
    expect(workedOff('Fri 16:00', 1)).toBe('2026-11-09T16:00');
    expect(workedOff('Sat 12:00', 1)).toBe('2026-11-09T12:00');
    expect(workedOff('Mon 23:59', 5)).toBe('2026-11-09T23:59');
  });

  test('leave holidays out, and follow the clocks of the calendar’s zone', () => {
    const calendars = DOCUMENT.calendars.map((one) => ({
      ...one,
      definition: {
        ...one.definition,
        timeZone: 'Europe/Berlin',
        holidays: [{ date: '2026-11-03', name: 'Founders’ day' }],
      },
    })) as typeof DOCUMENT.calendars;
    expect(workedOff('Mon 10:00', 1, { ...LIVED, calendars })).toBe('2026-11-04T10:00');
    // Summer time ended on the Sunday before.
    expect(new Date(workingDaysAfter({ ...LIVED, calendars }, Date.parse('2026-10-23T10:00:00Z'), 1) ?? 0).toISOString()).toBe(
      '2026-10-26T11:00:00.000Z',
    );
  });

  test('are Monday to Friday without a calendar', () => {
    const { calendar: _, ...rest } = LIVED.resolution;
    const without = { ...LIVED, resolution: rest };
    expect(workedOff('Fri 16:00', 1, without)).toBe('2026-11-09T16:00');
    expect(workedOff('Fri 16:00', 6, without)).toBe('2026-11-16T16:00');
  });

  test('are none where a calendar never opens so often again', () => {
    const calendars = DOCUMENT.calendars.map((one) => ({
      ...one,
      definition: {
        ...one.definition,
        weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] },
        openings: [{ date: '2026-11-05', hours: [['09:00', '10:00']] }],
      },
    })) as typeof DOCUMENT.calendars;
    expect(workedOff('Mon 10:00', 1, { ...LIVED, calendars })).toBe('2026-11-05T10:00');
    expect(workedOff('Mon 10:00', 2, { ...LIVED, calendars })).toBeUndefined();
  });
});
