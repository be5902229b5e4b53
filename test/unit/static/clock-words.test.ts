import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Stretch } from '../../../src/domain/sla/explanation';
import { carriedOn } from '../../../static/issue-panel/src/clocks/later/carry-on';
import { causePath } from '../../../static/issue-panel/src/clocks/later/causes';
import { instantAt, wallTime } from '../../../static/issue-panel/src/clocks/later/local-time';
import { wholeSeconds } from '../../../static/issue-panel/src/clocks/later/whole-seconds';
import { toSecond } from '../../../static/issue-panel/src/clocks/words';
import { durationText } from '../../../static/shared/duration';
import { differs, nearText } from '../../../static/shared/when';
import { HOUR, iso, MINUTE, SECOND, STRETCHES, TUESDAY } from './clocks-of';
import { plain } from './clocks-stage';

describe('durations in words', () => {
  test.each([
    ['en-US', 'ticking', 48 * HOUR + 61 * SECOND, '48 h 01 min 01 s'],
    ['fr-FR', 'ticking', 3 * MINUTE + 5 * SECOND, '3 min 05 s'],
    ['en-US', 'ticking', 0, '0 s'],
    ['en-US', 'exact', 48 * HOUR, '48 h'],
    ['fr-FR', 'exact', 4_500 * HOUR + 999, '4 500 h'],
    ['en-US', 'exact', HOUR + 12 * SECOND, '1 h 12 s'],
    ['en-US', 'exact', 0, '0 s'],
    ['en-US', 'coarse', 59 * SECOND + 999, '59 s'],
    ['fr-FR', 'coarse', 2 * HOUR + 59 * SECOND, '2 h'],
    ['en-US', 'spoken', 2 * HOUR + MINUTE, '2 hours, 1 minute'],
    ['fr-FR', 'spoken', 49 * HOUR + 2 * MINUTE, '49 heures et 2 minutes'],
  ] as const)('%s, %s: %d ms are never days', (locale, look, ms, words) => expect(plain(durationText(locale, ms, look))).toBe(words));

  test('what is shown of parts adds up to what is shown of the whole, and each is off by less than a second', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10 * HOUR)), (parts) => {
        const shown = wholeSeconds(parts);
        const whole = parts.reduce((sum, part) => sum + part, 0);
        expect(shown.reduce((sum, part) => sum + part, 0)).toBe(Math.floor(whole / SECOND) * SECOND);
        for (const [at, part] of parts.entries()) expect(Math.abs((shown[at] ?? 0) - part)).toBeLessThan(SECOND);
      }),
    );
  });

  test('time used, down, and time left, up, make the goal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(2_000_000_000), (goal, used) => {
        expect(Math.floor(used / SECOND) * SECOND + toSecond(goal * SECOND - used)).toBe(goal * SECOND);
      }),
    );
  });
});

describe('times near the present', () => {
  test.each([
    ['en-US', TUESDAY + HOUR, '3:10 PM'],
    ['fr-FR', TUESDAY + HOUR, '15:10'],
    ['en-US', TUESDAY + 20 * HOUR, 'Wed 10:10 AM'],
    ['fr-FR', TUESDAY - 100 * HOUR, 'ven. 10:10'],
    ['en-US', TUESDAY + 7 * 24 * HOUR, 'Dec 1, 2:10 PM'],
    ['en-US', TUESDAY + 50 * 24 * HOUR, 'Jan 13, 2027, 2:10 PM'],
  ])('%s: %d', (locale, at, words) => expect(plain(nearText(locale, 'Europe/Berlin', at, TUESDAY))).toBe(words));

  test('zones differ where their clocks do, whatever they are called', () => {
    expect(differs('Europe/Berlin', 'Europe/Paris', TUESDAY)).toBe(false);
    expect(differs('Europe/Berlin', 'Asia/Kolkata', TUESDAY)).toBe(true);
    expect(differs('Europe/Berlin', 'Africa/Lagos', TUESDAY)).toBe(false);
    expect(differs('Europe/Berlin', 'Africa/Lagos', Date.parse('2026-07-01T00:00:00Z'))).toBe(true);
  });
});

describe('a time on the wall', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo', 'UTC'];

  test('is the instant that Temporal’s "compatible" says', () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / MINUTE, max: Date.UTC(2030, 0, 1) / MINUTE });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minute, (zone, at) => {
        const wall = iso(at * MINUTE).slice(0, 16);
        expect(instantAt(zone, wall)).toBe(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds);
      }),
    );
    expect(instantAt('Europe/Berlin', '2026-03-29T02:30')).toBe(Date.parse('2026-03-29T01:30:00Z'));
    expect(instantAt('Europe/Berlin', '2026-10-25T02:30')).toBe(Date.parse('2026-10-25T00:30:00Z'));
  });

  test('is what a clock in the zone shows at an instant', () => {
    expect(wallTime('Europe/Berlin', TUESDAY)).toBe('2026-11-24T14:10');
    expect(wallTime('America/New_York', Date.parse('2026-11-24T05:00:00Z'))).toBe('2026-11-24T00:00');
  });

  test.each(['', 'soon', '2026-13-01T00:00', '0001-01-01T00:00', '99999-01-01T00:00'])('“%s” is none', (wall) =>
    expect(instantAt('Europe/Berlin', wall)).toBeUndefined(),
  );
});

describe('an explanation some time later', () => {
  const elapsed = 130 * MINUTE;

  test('goes on in its last stretch', () => {
    const later = carriedOn(STRETCHES, elapsed + HOUR, TUESDAY + HOUR);
    expect(later?.at(-1)).toMatchObject({ to: iso(TUESDAY + HOUR), ms: 90 * MINUTE, countedMs: 90 * MINUTE });
    expect(later?.slice(0, -1)).toEqual(STRETCHES.slice(0, -1));
    const held = STRETCHES.slice(0, 2);
    expect(carriedOn(held, 30 * MINUTE + 400, TUESDAY)?.at(-1)).toMatchObject({ to: iso(TUESDAY), countedMs: 0 });
  });

  test('is shorter by a computer whose clock is behind, at the least nothing', () => {
    expect(carriedOn(STRETCHES, elapsed - MINUTE, TUESDAY - MINUTE)?.at(-1)).toMatchObject({
      to: iso(TUESDAY - MINUTE),
      countedMs: 29 * MINUTE,
    });
    expect(carriedOn(STRETCHES, 100 * MINUTE, TUESDAY - HOUR)?.at(-1)).toMatchObject({
      to: iso(TUESDAY - 30 * MINUTE),
      ms: 0,
      countedMs: 0,
    });
  });

  test('cannot go on past the calendar’s closing, nor when the clock shows something else', () => {
    expect(carriedOn(STRETCHES, elapsed + HOUR, TUESDAY + 2 * HOUR)).toBeUndefined();
    expect(carriedOn(STRETCHES, elapsed - 1, TUESDAY)).toBeUndefined();
    expect(carriedOn(STRETCHES, elapsed, TUESDAY - 1)).toBeUndefined();
    expect(carriedOn([], 0, TUESDAY)).toBeUndefined();
  });

  test('whose last stretch takes openings together lets that count as much as the clock does', () => {
    const joined: Stretch = {
      from: iso(TUESDAY - 90 * HOUR),
      to: iso(TUESDAY),
      what: 'counted',
      ms: 90 * HOUR,
      countedMs: 20 * HOUR,
      joined: true,
    };
    expect(carriedOn([joined], 20 * HOUR + MINUTE, TUESDAY + HOUR)).toEqual([
      { ...joined, to: iso(TUESDAY + HOUR), ms: 91 * HOUR, countedMs: 20 * HOUR + MINUTE },
    ]);
    expect(carriedOn([joined], 22 * HOUR, TUESDAY + HOUR)).toBeUndefined();
  });
});

describe('the way to where Jira says so', () => {
  test.each([
    ['status', '10234', '/browse/IT-1?focusedId=10234&page=com.atlassian.jira.plugin.system.issuetabpanels:changehistory-tabpanel'],
    ['comment', '10777', '/browse/IT-1?focusedCommentId=10777'],
    ['status', 'x"><b>', undefined],
    ['created', undefined, undefined],
  ] as const)('%s %s', (what, changeId, path) =>
    expect(causePath({ at: iso(TUESDAY), what, ...(changeId === undefined ? {} : { changeId }) }, 'IT-1')).toBe(path),
  );
});
