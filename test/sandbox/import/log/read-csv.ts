import { CsvError, parse } from 'csv-parse/sync';
import * as v from 'valibot';
import { type Column, LEFT, NEEDED, WELCOME } from './columns';
import type { Findings } from './findings';

/** A line of the log: what its cells say, by column. What is unknown ("?" or nothing) is not there. */
export interface RawRow {
  line: number;
  /** As the file writes it: what is left of a cell when spaces round it and doubled inside it are gone. */
  cells: Partial<Record<Column, string>>;
}

const RECORDS = v.array(v.object({ info: v.object({ lines: v.number() }), record: v.array(v.string()) }));

/** A number as ServiceNow gives incidents. Only this much of a broken line is trusted to say whose it is. */
const NUMBER = /^[A-Z]{2,5}\d{4,}$/;

/** Cells that say "unknown". */
const UNKNOWN = new Set(['?', '']);

const isTaken = (name: string): name is Column => [...NEEDED, ...WELCOME].some((known) => known === name);

/**
 * Reads the file's lines. Says which columns are missing, double or strange, and which lines do not have a cell for each column; such lines
 * are left out of the answer. A file whose quotation marks do not fit cannot be read at all.
 */
export function readCsv(text: string, findings: Findings): RawRow[] {
  const records = recordsOf(text, findings);
  const [header, ...lines] = records;
  if (!header) {
    if (!findings.hopeless) findings.error({ line: 1, what: 'The file is empty.', mend: 'The first line must name the columns.' });
    return [];
  }
  const names = header.cells.map((name) => name.trim().toLowerCase());
  if (!columnsGood(names, findings)) return [];
  if (lines.length === 0) findings.error({ line: 1, what: 'There is no line after the header.', mend: 'Is this the right file?' });
  const numberAt = names.indexOf('number');
  return lines.flatMap(({ line, cells }) => {
    if (cells.length === names.length) return [{ line, cells: named(names, cells) }];
    const number = cells[numberAt]?.trim() ?? '';
    findings.error({
      line,
      ...(NUMBER.test(number) ? { number } : {}),
      what: `The line has ${cells.length} cells, the header ${names.length}.`,
      mend: 'A comma too many or too few? A text with a comma in it needs quotation marks round it.',
    });
    return [];
  });
}

function recordsOf(text: string, findings: Findings): { line: number; cells: string[] }[] {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    // csv-parse counts the line a record ends on; one with line breaks in its cells began earlier.
    return v.parse(RECORDS, parsed).map(({ info, record }) => ({
      line: info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : undefined;
    findings.error({
      ...(line === undefined ? {} : { line }),
      what: `From here the file cannot be read: ${error.message}.`,
      mend: 'Quotation marks stand in pairs round a whole cell; one inside a cell is doubled.',
    });
    return [];
  }
}

function columnsGood(names: readonly string[], findings: Findings): boolean {
  const missing = NEEDED.filter((name) => !names.includes(name));
  for (const column of missing)
    findings.error({ line: 1, column, what: `The column ${column} is missing.`, mend: 'Export the log with it, or name it so.' });
  for (const column of new Set(names.filter((name, at) => name !== '' && names.indexOf(name) !== at)))
    findings.error({ line: 1, column, what: `The column ${column} is there twice.`, mend: 'Remove one of them.' });
  for (const column of names.filter((name) => !isTaken(name) && !LEFT.some((known) => known === name)))
    findings.warn({
      line: 1,
      column: column === '' ? '(no name)' : column,
      what: 'The import knows no such column and leaves it out.',
      mend: 'Nothing to do, unless its name is misspelt.',
    });
  return findings.errors.length === 0;
}

function named(names: readonly string[], cells: readonly string[]): RawRow['cells'] {
  const row: RawRow['cells'] = {};
  for (const [at, name] of names.entries()) {
    const value = (cells[at] ?? '').replace(/\s+/g, ' ').trim();
    if (isTaken(name) && !UNKNOWN.has(value)) row[name] = value;
  }
  return row;
}
