import type { Column } from './columns';
import type { Findings } from './findings';
import type { RawRow } from './read-csv';
import type { ReadTime, TimeReader } from './times';
import { IMPACTS, PRIORITIES, STATES, type State, URGENCIES } from './values';

/** A line of the log, understood. What the log does not know is not there. */
export interface Row {
  line: number;
  number: string;
  /** sys_mod_count: how often the incident had been changed. */
  count: number;
  at: ReadTime;
  opened: ReadTime;
  resolved?: ReadTime;
  closed?: ReadTime;
  state?: State;
  /** Options of Jira's fields. */
  impact?: string;
  urgency?: string;
  /** Which of the site's priorities, 0 the highest. */
  priority?: number;
  /** Everything the line says. */
  cells: RawRow['cells'];
}

/** Most characters of a text that becomes an option, a group or somebody's name (Jira's limit of options). */
const LONGEST = 255;

const NAMES: readonly Column[] = [
  'caller_id',
  'opened_by',
  'sys_created_by',
  'sys_updated_by',
  'resolved_by',
  'assigned_to',
  'assignment_group',
  'contact_type',
  'category',
  'subcategory',
  'closed_code',
];

const isState = (text: string): text is State => STATES.some((state) => state === text);

/** Understands one line; says all that is wrong with it. undefined when it cannot be used. */
export function readRow({ line, cells }: RawRow, times: TimeReader, findings: Findings): Row | undefined {
  const { number } = cells;
  if (number === undefined) {
    findings.error({ line, column: 'number', what: 'The line names no incident.', mend: 'Fill the number in, or delete the line.' });
    return undefined;
  }
  const reader = new Cells(line, number, cells, times, findings);
  const state = reader.oneOf('incident_state', STATES);
  const count = reader.count();
  const at = reader.time('sys_updated_at', 'needed');
  const opened = reader.time('opened_at', 'needed');
  const resolved = reader.time('resolved_at');
  const closed = reader.time('closed_at');
  const impact = reader.oneOf('impact', Object.keys(IMPACTS));
  const urgency = reader.oneOf('urgency', Object.keys(URGENCIES));
  const priority = reader.oneOf('priority', Object.keys(PRIORITIES));
  reader.lengths();
  if (reader.broken || count === undefined || at === undefined || opened === undefined) return undefined;
  const rank = priority === undefined ? undefined : PRIORITIES[priority];
  const reach = impact === undefined ? undefined : IMPACTS[impact];
  const haste = urgency === undefined ? undefined : URGENCIES[urgency];
  return {
    line,
    number,
    count,
    at,
    opened,
    ...(resolved ? { resolved } : {}),
    ...(closed ? { closed } : {}),
    ...(state !== undefined && isState(state) ? { state } : {}),
    ...(reach === undefined ? {} : { impact: reach }),
    ...(haste === undefined ? {} : { urgency: haste }),
    ...(rank === undefined ? {} : { priority: rank }),
    cells,
  };
}

/** Reads the cells of one line, remembering whether one was broken. */
class Cells {
  broken = false;

  constructor(
    private readonly line: number,
    private readonly number: string,
    private readonly cells: RawRow['cells'],
    private readonly times: TimeReader,
    private readonly findings: Findings,
  ) {}

  #error(column: Column, what: string, mend: string): undefined {
    this.broken = true;
    this.findings.error({ line: this.line, number: this.number, column, what, mend });
    return undefined;
  }

  oneOf(column: Column, known: readonly string[]): string | undefined {
    const value = this.cells[column];
    if (value === undefined || known.includes(value)) return value;
    return this.#error(column, `"${value}" is not known.`, `It must be one of: ${known.join(', ')}; or ? when unknown.`);
  }

  count(): number | undefined {
    const value = this.cells.sys_mod_count;
    if (value !== undefined && /^\d{1,9}$/.test(value)) return Number(value);
    return this.#error('sys_mod_count', `"${value ?? '?'}" is no count.`, 'A whole number: the place of the line in the history.');
  }

  time(column: Column, needed?: 'needed'): ReadTime | undefined {
    const value = this.cells[column];
    if (value === undefined)
      return needed ? this.#error(column, 'The time is unknown.', 'Every line needs it: dd-mm-yyyy hh:mm.') : undefined;
    const read = this.times.read(value);
    if (!read) return this.#error(column, `"${value}" is no time.`, 'Times are day-month-year hours:minutes, like 29-02-2016 01:16.');
    if (read.skipped) {
      this.findings.warn({
        line: this.line,
        number: this.number,
        column,
        what: `There was no ${value} in this time zone: the clocks went forward then. It is read as much later.`,
        mend: 'Is it the right --zone?',
      });
    }
    return read;
  }

  lengths(): void {
    for (const column of NAMES) {
      const { length } = this.cells[column] ?? '';
      if (length > LONGEST) this.#error(column, `The text has ${length} characters.`, `At most ${LONGEST} fit into a field of Jira.`);
    }
  }
}
