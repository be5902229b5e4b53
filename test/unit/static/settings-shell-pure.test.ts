import { describe, expect, test } from '@jest/globals';
import type { AuditEntry, Holder } from '../../../src/contract/types';
import { squeezed, textOf } from '../../../static/settings/src/pages/as-code/read-file';
import { toCsv } from '../../../static/settings/src/pages/audit/to-csv';
import { columnsOf, holds, mayHold, ROWS, toggled, withRow } from '../../../static/settings/src/pages/rights/acts';
import { CHOOSE_NEW, toApplies } from '../../../static/settings/src/publishing/applies';
import { faultsIn } from '../../../static/settings/src/shell/faults';
import { POLICY } from '../fakes';

const policy = POLICY.document;
const group: Holder = { type: 'group', id: 'g-1', name: 'Night watch' };

describe('the matrix of rights', () => {
  test('has a row for each act of the policy, and each once', () => {
    const rows = ROWS.flatMap((part) => part.rows);
    expect([...rows].sort()).toEqual([...Object.keys(policy.rights), 'incidentManagers', 'processOwners'].sort());
  });

  test('a mark gives, a second takes; a role and a group with one id are two', () => {
    const given = toggled(policy, 'assign', group);
    const next = withRow(policy, 'assign', given);
    expect(next).toMatchObject({ section: 'rights', value: { assign: [...policy.rights.assign, group], snooze: policy.rights.snooze } });
    const after = { ...policy, rights: { ...policy.rights, assign: given } };
    expect(holds(after, 'assign', group)).toBe(true);
    expect(holds(after, 'assign', { ...group, type: 'role' })).toBe(false);
    expect(toggled(after, 'assign', group)).toEqual(policy.rights.assign);
    expect(columnsOf(after, [group, { ...group, type: 'role' }]).filter(({ id }) => id === 'g-1')).toHaveLength(2);
  });

  test('process owners are groups, and stand in a section of their own', () => {
    expect(mayHold('processOwners', group)).toBe(true);
    expect(mayHold('processOwners', { ...group, type: 'role' })).toBe(false);
    expect(withRow(policy, 'processOwners', [group])).toEqual({ section: 'processOwners', value: [group] });
  });
});

describe('what the server says of a section', () => {
  test('stands at its place where it names one, else at the section', () => {
    const error = {
      code: 'INVALID_INPUT' as const,
      message: 'm',
      details: ['metrics[2].goals[0].goalMs must be more than nothing', 'The policy would have 500 KB'],
    };
    expect(faultsIn(error, 'metrics')).toEqual([
      { path: ['metrics', 2, 'goals', 0, 'goalMs'], text: 'must be more than nothing' },
      { path: ['metrics'], text: 'The policy would have 500 KB' },
    ]);
    expect(faultsIn({ code: 'INVALID_INPUT', message: 'no' }, 'metrics')).toEqual([{ path: ['metrics'], text: 'no' }]);
  });
});

describe('for which incidents', () => {
  test('a day is its first moment where the reader is; without one nothing is chosen', () => {
    expect(toApplies(CHOOSE_NEW)).toBe('new');
    expect(toApplies({ kind: 'open', day: '2026-01-01' })).toBe('open');
    expect(toApplies({ kind: 'openSince', day: '2026-11-02' })).toEqual({ openSince: new Date(2026, 10, 2).toISOString() });
    for (const day of ['', 'tomorrow']) expect(toApplies({ kind: 'openSince', day })).toBeUndefined();
  });
});

describe('the audit log as a table', () => {
  const line = (values: AuditEntry['values']): AuditEntry => ({
    id: 'i',
    at: '2026-11-23T09:00:00.000Z',
    by: 'ada',
    what: 'published',
    values,
  });

  test('has a column for each value, quotes what has to be, and holds no formula for a spreadsheet', () => {
    expect(toCsv([line({ version: '2', note: 'He said "now", then\nleft' }), line({ note: '=HYPERLINK("x")' })])).toBe(
      'id,at,by,what,note,version\r\n' +
        'i,2026-11-23T09:00:00.000Z,ada,published,"He said ""now"", then\nleft",2\r\n' +
        'i,2026-11-23T09:00:00.000Z,ada,published,"\'=HYPERLINK(""x"")",\r\n',
    );
    expect(toCsv([])).toBe('id,at,by,what\r\n');
  });
});

describe('a file to be imported', () => {
  test('is read as UTF-8 or not at all', async () => {
    expect(await textOf(new Blob(['{"name": "Pénurie"}']))).toBe('{"name": "Pénurie"}');
    expect(await textOf(new Blob([Buffer.from('{"name": "Pénurie"}', 'latin1')]))).toBeUndefined();
    expect(await textOf(new Blob([Buffer.from('\uFEFF{"a": 1}', 'utf16le')]))).toBeUndefined();
  });

  test('that is long is sent without its white space; what strings say, and what is wrong, stays', () => {
    const one = { name: 'two  words, a " quote \\ and a \n line', list: [1, { a: true }] };
    const all = { all: Array.from({ length: 5_000 }, () => one) };
    const long = JSON.stringify(all, undefined, 2);
    expect(squeezed(long)).toBe(JSON.stringify(all));
    expect(squeezed(`${long}\n{"x": 1}`)).toBe(`${JSON.stringify(all)}{"x":1}`);
    expect(squeezed('{ "a": 1 }')).toBe('{ "a": 1 }');
  });
});
