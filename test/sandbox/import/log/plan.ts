import { createHash } from 'node:crypto';
import type { Column } from './columns';
import type { Findings } from './findings';
import type { History, Timed } from './histories';
import type { Row } from './rows';
import { sayTime } from './times';
import { isDone, STAGE_OF, type Stage, type State } from './values';

/** What an incident looks like at one time. What is empty is not there. */
export interface Look {
  stage: Stage;
  pendingReason?: string;
  impact?: string;
  urgency?: string;
  /** Which of the site's priorities, 0 the highest; not there when the log never said. */
  priority?: number;
  category?: string;
  subcategory?: string;
  channel?: string;
  group?: string;
  assignee?: string;
  /** Names of people, as the log has them. */
  reporter: string;
  closureCode?: string;
  resolved: boolean;
}

/** One change of an incident: when, by whom, and what it looks like then. */
interface Moment {
  /** ms since epoch */
  at: number;
  by: string;
  look: Look;
}

/** The life of one incident, ready to be written. */
export interface Plan {
  number: string;
  /** Line of the file it begins on. */
  line: number;
  summary: string;
  /** What Jira has no field for, line by line. */
  description: string[];
  /** The first makes it; each of the others differs from the one before. */
  moments: [Moment, ...Moment[]];
  /** Same lines, read in the same zone: same digest. */
  digest: string;
  /** Said by the log, for whoever wants to compare. */
  facts: { resolvedAt?: string; closedAt?: string; madeSla?: boolean };
}

/** Who did what nobody is named for. */
const NOBODY = 'Unknown (incident log)';

/** Things told in the description, as they are in the end. */
const TOLD: readonly (readonly [Column, string])[] = [
  ['location', 'Location'],
  ['u_symptom', 'Symptom'],
  ['cmdb_ci', 'Configuration item'],
  ['problem_id', 'Problem'],
  ['rfc', 'Change request'],
  ['vendor', 'Vendor'],
  ['caused_by', 'Caused by'],
];

/** Thinks an incident's life out, from its opening to its last change. */
export function planOf(history: History, zone: string, findings: Findings): Plan {
  const { number, opened, rows } = history;
  const [first] = rows;
  const last = rows[rows.length - 1] ?? first;
  const looks = looksOf(history, findings);
  const { opened_by, sys_created_by } = first.row.cells;
  const start = looks[0] ?? { ...lookOf(first.row, undefined), resolved: false };
  const { pendingReason: _waits, ...rest } = start;
  const creation: Moment = {
    at: opened,
    by: opened_by ?? sys_created_by ?? start.reporter,
    look: { ...rest, stage: 'new', resolved: false },
  };
  const changes = rows.map(({ row, at }, place): Moment => ({ at, by: row.cells.sys_updated_by ?? NOBODY, look: looks[place] ?? start }));
  const moments = withResolution(history, changes, zone, findings);
  sayClosing(history, zone, findings);
  const { made_sla } = last.row.cells;
  const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());
  const [resolvedAt, closedAt] = [iso(last.row.resolved?.at), iso(last.row.closed?.at)];
  return {
    number,
    line: first.row.line,
    summary: summaryOf(first.row),
    description: TOLD.flatMap(([column, title]) => {
      const text = last.row.cells[column];
      return text === undefined ? [] : [`${title}: ${text}`];
    }),
    moments: [creation, ...differing(creation, moments)],
    digest: createHash('sha256')
      .update(JSON.stringify([zone, rows.map(({ row }) => row.cells)]))
      .digest('hex'),
    facts: {
      ...(resolvedAt === undefined ? {} : { resolvedAt }),
      ...(closedAt === undefined ? {} : { closedAt }),
      ...(made_sla === undefined ? {} : { madeSla: made_sla.toUpperCase() === 'TRUE' }),
    },
  };
}

function lookOf(row: Row, before: Look | undefined, state: State = 'New'): Look {
  const { cells, impact, urgency } = row;
  const { stage, reason } = STAGE_OF[row.state ?? state];
  const priority = row.priority ?? before?.priority;
  const { category, subcategory, contact_type, assignment_group, assigned_to } = cells;
  return {
    stage,
    reporter: cells.caller_id ?? before?.reporter ?? cells.opened_by ?? cells.sys_created_by ?? NOBODY,
    resolved: false,
    ...(reason === undefined ? {} : { pendingReason: reason }),
    ...(impact === undefined ? {} : { impact }),
    ...(urgency === undefined ? {} : { urgency }),
    ...(priority === undefined ? {} : { priority }),
    ...(category === undefined ? {} : { category, ...(subcategory === undefined ? {} : { subcategory }) }),
    ...(contact_type === undefined ? {} : { channel: contact_type }),
    ...(assignment_group === undefined ? {} : { group: assignment_group }),
    ...(assigned_to === undefined ? {} : { assignee: assigned_to }),
  };
}

/** How the incident looks after each of its lines, its last resolution left out. */
function looksOf({ number, rows }: History, findings: Findings): Look[] {
  const stint = lastStint(rows);
  let before: Look | undefined;
  let state: State = 'New';
  return rows.map(({ row }, place) => {
    const about = { line: row.line, number };
    if (row.state === undefined)
      findings.warn({ ...about, column: 'incident_state', what: 'The state is unknown.', mend: `It is taken to be ${state} still.` });
    if (row.cells.category === undefined && row.cells.subcategory !== undefined)
      findings.warn({
        ...about,
        column: 'category',
        what: 'There is a subcategory of an unknown category.',
        mend: 'Both are left empty.',
      });
    state = row.state ?? state;
    const look = { ...lookOf(row, before, state), resolved: isDone(state) && (stint === undefined || place < stint.from) };
    before = look;
    return look;
  });
}

/** The last time the incident was done: from which line, and to which it was resolved but not closed. */
function lastStint(rows: readonly Timed[]): { from: number; to: number } | undefined {
  let from: number | undefined;
  let to = 0;
  let state: State = 'New';
  for (const [place, { row }] of rows.entries()) {
    const was = state;
    state = row.state ?? state;
    if (!isDone(state)) from = undefined;
    else if (!isDone(was) || from === undefined) [from, to] = [place, place];
    else if (state === 'Resolved') to = place;
  }
  return from === undefined ? undefined : { from, to };
}

/**
 * Puts in the resolution of the end, which the log tells apart from the state: at resolved_at, by whom resolved_by names, with the closure
 * code. When resolved_at is unknown, or lies outside the time the incident was resolved, at the moment it became so.
 */
function withResolution({ number, rows }: History, changes: readonly Moment[], zone: string, findings: Findings): Moment[] {
  const stint = lastStint(rows);
  const last = rows[rows.length - 1];
  const said = last?.row.resolved?.at;
  if (!last || !stint) {
    if (said !== undefined && last)
      findings.warn({
        line: last.row.line,
        number,
        column: 'resolved_at',
        what: 'There is a time of resolution, and the incident is not resolved in the end.',
        mend: 'It stays open: are lines missing?',
      });
    return [...changes];
  }
  const begins = rows[stint.from]?.at ?? 0;
  const ends = rows[stint.to + 1]?.at ?? Number.POSITIVE_INFINITY;
  const fits = said !== undefined && said >= begins && said <= ends;
  if (said !== undefined && !fits) {
    findings.warn({
      line: last.row.line,
      number,
      column: 'resolved_at',
      what: `${sayTime(said, zone)} does not lie in the time the incident was resolved.`,
      mend: `The resolution is written at ${sayTime(begins, zone)}, with the state.`,
    });
  }
  const at = fits ? said : begins;
  // After the lines of that time or before, as long as it is not closed.
  let place = stint.from;
  while (place < stint.to && (rows[place + 1]?.at ?? Number.POSITIVE_INFINITY) <= at) place++;
  const code = last.row.cells.closed_code;
  const resolved = (moment: Moment): Moment => ({
    ...moment,
    look: { ...moment.look, resolved: true, ...(code === undefined ? {} : { closureCode: code }) },
  });
  const base = changes[place];
  if (!base) return [...changes];
  const by = last.row.cells.resolved_by ?? base.by;
  return [...changes.slice(0, place + 1), resolved({ ...base, at, by }), ...changes.slice(place + 1).map(resolved)];
}

function sayClosing({ number, rows }: History, zone: string, findings: Findings): void {
  const last = rows[rows.length - 1];
  if (last?.row.state !== 'Closed' || last.row.closed === undefined) return;
  let place = rows.length - 1;
  while (place > 0 && rows[place - 1]?.row.state === 'Closed') place--;
  const since = rows[place];
  if (!since || since.at === last.row.closed.at) return;
  findings.warn({
    line: since.row.line,
    number,
    column: 'closed_at',
    what: `It says ${sayTime(last.row.closed.at, zone)}, the state says Closed since ${sayTime(since.at, zone)}.`,
    mend: 'The history follows the state.',
  });
}

function differing(creation: Moment, moments: readonly Moment[]): Moment[] {
  let before = JSON.stringify(sorted(creation.look));
  return moments.filter(({ look }) => {
    const now = JSON.stringify(sorted(look));
    const differs = now !== before;
    before = now;
    return differs;
  });
}

const sorted = (look: Look): [string, unknown][] => Object.entries(look).sort(([a], [b]) => a.localeCompare(b));

function summaryOf({ number, cells: { category, subcategory, u_symptom } }: Row): string {
  const about = [category, subcategory, u_symptom].filter((text) => text !== undefined).join(', ');
  const summary = about === '' ? number : `${number}: ${about}`;
  return summary.length > 255 ? `${summary.slice(0, 254)}…` : summary;
}
