import { describe, expect, test } from '@jest/globals';
import { sayFinding } from './log/findings';
import { readLog } from './read-log';
import { HEADER, life, log, row } from './testing/log';

const NOW = Date.UTC(2026, 0, 1);

const read = (text: string, zone = 'Europe/Berlin') => readLog(text, zone, NOW);
const said = (text: string): string[] => read(text).findings.all().map(sayFinding);
/** When the moments of the only incident are, as minutes of the day in UTC. */
const times = (text: string): string[] =>
  read(text, 'UTC').plans.flatMap(({ moments }) => moments.map(({ at }) => new Date(at).toISOString().slice(11, 16)));

describe('a good log', () => {
  test('becomes a life: made, worked on, resolved, closed, with nothing to say about it', () => {
    const { plans, findings, lines } = read(log(...life('INC0000001')));
    expect(findings.all()).toEqual([]);
    expect(lines).toBe(4);
    const moments = plans[0]?.moments.map(({ at, by, look }) => [new Date(at).toISOString(), by, look.stage, look.resolved]);
    expect(moments).toEqual([
      ['2016-03-01T07:00:00.000Z', 'Opened by 2', 'new', false],
      ['2016-03-01T08:00:00.000Z', 'Updated by 3', 'active', false],
      ['2016-03-01T11:00:00.000Z', 'Updated by 3', 'resolved', false],
      ['2016-03-01T11:00:00.000Z', 'Resolved by 4', 'resolved', true],
      ['2016-03-01T17:00:00.000Z', 'Updated by 3', 'closed', true],
    ]);
  });

  test('may have a byte order mark, other ends of lines, empty lines, quoted cells, slashes in dates, and columns in another order', () => {
    const plain = read(log(...life('INC0000001'))).plans;
    const turned = log(...life('INC0000001'))
      .split('\n')
      .map((line) =>
        line
          .split(',')
          .reverse()
          .map((cell) => `"${cell.replace(/^(\d\d)-(\d\d)-2016/, '$1/$2/2016')}"`)
          .join(','),
      )
      .map((line) => (line === '""' ? '' : line));
    const { plans, findings } = read(`\ufeff${turned.join('\r\n\r\n')}`);
    expect(findings.all()).toEqual([]);
    expect(plans.map(({ moments }) => moments)).toEqual(plain.map(({ moments }) => moments));
  });

  test('does not say everything: what is unknown stays empty, or as it was', () => {
    const { plans, findings } = read(
      log(
        row({ caller_id: '?', opened_by: '?', impact: '?', urgency: '?', category: '?', subcategory: '?', contact_type: '?' }),
        row({ sys_mod_count: '1', priority: '?', sys_updated_by: '?', incident_state: 'Active', sys_updated_at: '01-03-2016 09:00' }),
      ),
    );
    expect(findings.all()).toEqual([]);
    const [creation, change] = plans[0]?.moments ?? [];
    expect(creation?.look).toEqual({ stage: 'new', reporter: 'Unknown (incident log)', resolved: false, priority: 2, group: 'Group 1' });
    expect(change?.look).toMatchObject({ priority: 2, impact: 'Significant / Large' });
  });

  test('in a zone whose clocks go back: of an hour that comes twice the first is meant, unless something happened before', () => {
    const at = (count: number, time: string, group: string) =>
      row({ sys_mod_count: String(count), opened_at: '30-10-2016 01:00', sys_updated_at: `30-10-2016 ${time}`, assignment_group: group });
    const { plans, findings } = read(log(at(0, '01:30', 'A'), at(1, '02:50', 'B'), at(2, '02:10', 'C')));
    expect(findings.all()).toEqual([]);
    expect(plans[0]?.moments.slice(1).map((moment) => new Date(moment.at).toISOString())).toEqual([
      '2016-10-30T00:50:00.000Z',
      '2016-10-30T01:10:00.000Z',
    ]);
  });
});

describe('what is broken is reported by line, with what, where and how to mend it', () => {
  test.each([
    [
      'a state',
      { incident_state: 'Paused' },
      /^error, line 3, incident_state \(INC0000001\): "Paused" is not known\. It must be one of: New, Active/,
    ],
    ['an impact', { impact: '4 - None' }, /^error, line 3, impact \(INC0000001\): "4 - None" is not known/],
    ['an urgency', { urgency: 'high' }, /^error, line 3, urgency /],
    ['a priority', { priority: '5 - Planning' }, /^error, line 3, priority /],
    ['a time', { sys_updated_at: '31-02-2016 10:00' }, /^error, line 3, sys_updated_at .*"31-02-2016 10:00" is no time\..*day-month-year/],
    ['a month first', { opened_at: '02-29-2016 01:16' }, /^error, line 3, opened_at /],
    ['an unknown time of a line', { sys_updated_at: '?' }, /^error, line 3, sys_updated_at .*The time is unknown/],
    ['a count', { sys_mod_count: 'two' }, /^error, line 3, sys_mod_count .*"two" is no count/],
    ['a very long name', { category: 'x'.repeat(256) }, /^error, line 3, category .*256 characters/],
    ['the future', { sys_updated_at: '01-01-2031 10:00' }, /^error, line 2 .*01-01-2031 10:00, which has not come yet/],
  ])('%s', (_, cells, words) => {
    expect(said(log(row(), row({ sys_mod_count: '1', incident_state: 'Active', ...cells })))).toEqual([expect.stringMatching(words)]);
  });

  test('the opening after everything else', () => {
    expect(said(log(row({ opened_at: '05-03-2016 08:00' })))).toEqual([
      expect.stringMatching(/^error, line 2, opened_at .*opened after all/),
    ]);
  });

  test('a line without its number, and one with too few cells', () => {
    const short = row({ number: 'INC0000002' }).split(',').slice(0, 5).join(',');
    const { findings, broken, plans } = read(log(row({ number: '?' }), short, row({ number: 'INC0000003' })));
    expect(findings.errors.map(sayFinding)).toEqual([
      expect.stringMatching(/^error, line 2, number: The line names no incident/),
      expect.stringMatching(/^error, line 3 \(INC0000002\): The line has 5 cells, the header 20/),
    ]);
    expect(broken).toEqual(['INC0000002']);
    expect(findings.hopeless).toBe(true);
    expect(plans.map(({ number }) => number)).toEqual(['INC0000003']);
  });

  test('a quotation mark that is not closed', () => {
    const { findings, plans } = read(log(row(), row({ sys_mod_count: '1', category: '"Category' })));
    expect(findings.errors.map(sayFinding)).toEqual([expect.stringMatching(/^error, line \d+: From here the file cannot be read: /)]);
    expect(plans).toEqual([]);
  });

  test('columns: missing, double, and (a warning) unknown', () => {
    expect(said(`${HEADER.replace('impact,', '')}\n`)).toEqual([
      expect.stringMatching(/^error, line 1, impact: The column impact is missing/),
    ]);
    expect(said(`${HEADER},impact\n`)).toEqual([expect.stringMatching(/^error, line 1, impact: The column impact is there twice/)]);
    expect(said(`${HEADER},mood\n${row()},good\n`)).toEqual([expect.stringMatching(/^warning, line 1, mood: The import knows no such/)]);
    expect(said('')).toEqual([expect.stringMatching(/^error, line 1: The file is empty/)]);
    expect(said(HEADER)).toEqual([expect.stringMatching(/^error, line 1: There is no line after the header/)]);
  });

  test('a zone nobody knows', () => {
    expect(() => read(log(row()), 'Mars/Olympus')).toThrow('There is no time zone "Mars/Olympus".');
  });
});

describe('what is odd is made fit, with a warning', () => {
  const step = (count: number, time: string, group: string, more = {}) =>
    row({ sys_mod_count: String(count), sys_updated_at: `01-03-2016 ${time}`, assignment_group: group, ...more });

  test('lines in another order than their counts are put in it', () => {
    const text = log(step(2, '10:00', 'C'), step(0, '08:05', 'A'), step(1, '09:00', 'B'));
    expect(read(text).plans[0]?.moments.map(({ look }) => look.group)).toEqual(['A', 'B', 'C']);
    expect(said(text)).toEqual([expect.stringMatching(/^warning, line 3, sys_mod_count .*in the order of their counts/)]);
  });

  test('a count that file and clock speak against is not believed', () => {
    const text = log(step(7, '08:05', 'A'), step(1, '09:00', 'B'), step(7, '10:00', 'C'));
    expect(read(text).plans[0]?.moments.map(({ look }) => look.group)).toEqual(['A', 'B', 'C']);
    expect(said(text)).toEqual([expect.stringMatching(/^warning, line 3, sys_mod_count .*a count is wrong/)]);
  });

  test('a time that runs backwards gets the nearest that fits; the other times stay', () => {
    const text = log(step(0, '08:05', 'A'), step(1, '10:00', 'B'), step(2, '09:00', 'C'), step(3, '11:00', 'D'), step(4, '12:00', 'E'));
    expect(times(text)).toEqual(['08:00', '09:00', '09:00', '11:00', '12:00']);
    expect(said(text)).toEqual([
      expect.stringMatching(/^warning, line 3, sys_updated_at .*10:00 does not fit.*counts for 01-03-2016 09:00/),
    ]);
  });

  test('nothing happens before the opening', () => {
    const text = log(step(0, '07:00', 'A'), step(1, '07:30', 'B'), step(2, '09:00', 'C'));
    expect(times(text)).toEqual(['08:00', '08:00', '09:00']);
    expect(said(text)).toHaveLength(2);
  });

  test('a time the clocks skip, a resolution out of place, a closing that differs, a subcategory of nothing, an unknown state', () => {
    const words = said(
      log(
        row({ opened_at: '27-03-2016 01:00', sys_updated_at: '27-03-2016 02:30' }),
        ...life('INC0000002', '02', { resolved_at: '?' }).map((line) =>
          line.replace('02-03-2016 12:00,02-03-2016 18:00', '02-03-2016 07:00,03-03-2016 18:00'),
        ),
        row({ number: 'INC0000003', category: '?', incident_state: '?' }),
      ),
    );
    expect(words).toEqual([
      expect.stringMatching(/line 2, sys_updated_at .*There was no 27-03-2016 02:30/),
      expect.stringMatching(/line 6, resolved_at .*02-03-2016 07:00 does not lie/),
      expect.stringMatching(/line 6, closed_at .*03-03-2016 18:00.*Closed since 02-03-2016 18:00/),
      expect.stringMatching(/line 7, incident_state .*taken to be New still/),
      expect.stringMatching(/line 7, category .*subcategory of an unknown category/),
    ]);
  });

  test('a time of resolution without one: the incident stays open', () => {
    expect(said(log(row({ resolved_at: '01-03-2016 09:00' })))).toEqual([
      expect.stringMatching(/^warning, line 2, resolved_at .*not resolved in the end/),
    ]);
  });

  test('reopened and resolved again: the first resolution goes by its line, the last by what the log says of it', () => {
    const all = { resolved_at: '01-03-2016 13:00', resolved_by: 'Resolved by 4', closed_code: 'code 5' };
    const { plans, findings } = read(
      log(
        step(0, '09:00', 'A', { ...all, incident_state: 'Resolved' }),
        step(1, '10:00', 'A', { ...all, incident_state: 'Active' }),
        step(2, '12:00', 'A', { ...all, incident_state: 'Resolved' }),
        step(3, '13:00', 'A', { ...all, incident_state: 'Resolved' }),
      ),
      'UTC',
    );
    expect(findings.all()).toEqual([]);
    expect(
      plans[0]?.moments.map(({ at, by, look }) => [(at % 86_400_000) / 3_600_000, by, look.stage, look.resolved, look.closureCode]),
    ).toEqual([
      [8, 'Opened by 2', 'new', false, undefined],
      [9, 'Updated by 3', 'resolved', true, undefined],
      [10, 'Updated by 3', 'active', false, undefined],
      [12, 'Updated by 3', 'resolved', false, undefined],
      [13, 'Resolved by 4', 'resolved', true, 'code 5'],
    ]);
  });
});
