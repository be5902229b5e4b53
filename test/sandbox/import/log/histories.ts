import type { Findings } from './findings';
import type { Row } from './rows';
import { sayTime } from './times';

/** A line with the instant (ms since epoch) it counts for, once its incident's times go forward only. */
export interface Timed {
  row: Row;
  at: number;
}

/** The lines of one incident in their order. */
export interface History {
  number: string;
  /** When it was opened: no line counts for an earlier instant. ms since epoch */
  opened: number;
  /** At least one. */
  rows: [Timed, ...Timed[]];
}

/**
 * Puts the lines of each incident into their order, incidents in that of their first lines.
 *
 * The order is that of sys_mod_count, lines of the same count as they stand in the file. When times run backwards in it and do not in the
 * file's own order, the file and the clock agree against the count: the file's order it is. Where times still run backwards, the fewest lines
 * that explain it get another time: the nearest that keeps the order, beginning with opened_at. All of this is warned of.
 */
export function historiesOf(rows: readonly Row[], zone: string, findings: Findings): History[] {
  const byNumber = new Map<string, Row[]>();
  for (const row of rows) {
    const known = byNumber.get(row.number);
    if (known) known.push(row);
    else byNumber.set(row.number, [row]);
  }
  return [...byNumber].flatMap(([number, lines]) => {
    const history = historyOf(number, lines, zone, findings);
    return history ? [history] : [];
  });
}

function historyOf(number: string, lines: readonly Row[], zone: string, findings: Findings): History | undefined {
  const ordered = inOrder(lines, findings);
  const [first] = ordered;
  if (!first) return undefined;
  const opened = first.opened.at;
  const other = ordered.find((row) => row.opened.at !== opened);
  if (other) {
    findings.warn({
      line: other.line,
      number,
      column: 'opened_at',
      what: `The incident was opened at ${sayTime(opened, zone)} by line ${first.line}.`,
      mend: 'That one counts; make them agree.',
    });
  }
  const latest = Math.max(...ordered.map(({ at }) => at.later ?? at.at));
  if (opened > latest) {
    findings.error({
      line: first.line,
      number,
      column: 'opened_at',
      what: `The incident was opened after all that happened to it, the last at ${sayTime(latest, zone)}.`,
      mend: 'Correct opened_at, or sys_updated_at of its lines.',
    });
    return undefined;
  }
  const [start, ...rest] = forward(number, ordered, opened, zone, findings);
  return start && { number, opened, rows: [start, ...rest] };
}

const runsForward = (lines: readonly Row[]): boolean => lines.every((row, at) => at === 0 || row.at.at >= (lines[at - 1]?.at.at ?? 0));

function inOrder(lines: readonly Row[], findings: Findings): Row[] {
  const byCount = [...lines].sort((a, b) => a.count - b.count || a.line - b.line);
  const strays = lines.filter((row, at) => at > 0 && row.count < (lines[at - 1]?.count ?? 0));
  if (strays.length === 0) return byCount;
  const fileIsRight = !runsForward(byCount) && runsForward(lines);
  for (const { line, number, count } of strays) {
    findings.warn({
      line,
      number,
      column: 'sys_mod_count',
      what: `The count ${count} is lower than that of the line before.`,
      mend: fileIsRight
        ? 'The times say the file is in order and a count is wrong: the lines are taken as they stand.'
        : 'The lines are taken in the order of their counts.',
    });
  }
  return fileIsRight ? [...lines] : byCount;
}

/** Gives each line its instant. */
function forward(number: string, ordered: readonly Row[], opened: number, zone: string, findings: Findings): Timed[] {
  const kept = trusted(ordered, opened);
  let before = opened;
  return ordered.map((row, place) => {
    const next = ordered.slice(place + 1).find((candidate) => kept.has(candidate));
    // A time the zone has twice is the second one when the first lies before what happened already.
    const own = row.at.later !== undefined && row.at.at < before ? row.at.later : row.at.at;
    const at = Math.max(before, kept.has(row) || !next ? own : Math.min(own, Math.max(next.at.at, before)));
    if (at !== own) {
      findings.warn({
        line: row.line,
        number,
        column: 'sys_updated_at',
        what:
          own < opened
            ? `${sayTime(own, zone)} lies before the incident was opened.`
            : `${sayTime(own, zone)} does not fit between the lines before and after it.`,
        mend: `It counts for ${sayTime(at, zone)}; correct it when you know better.`,
      });
    }
    before = at;
    return { row, at };
  });
}

/**
 * The most lines whose times run forward from the opening; of equally many, those that come later (their ends are told by resolved_at and
 * closed_at as well).
 */
function trusted(ordered: readonly Row[], opened: number): Set<Row> {
  const longest: { length: number; next: number }[] = [];
  let best = -1;
  for (let place = ordered.length - 1; place >= 0; place--) {
    const row = ordered[place];
    if (!row || (row.at.later ?? row.at.at) < opened) {
      longest[place] = { length: 0, next: -1 };
      continue;
    }
    let chosen = { length: 1, next: -1 };
    for (let later = place + 1; later < ordered.length; later++) {
      const other = ordered[later];
      const reach = longest[later]?.length ?? 0;
      if (other && reach > 0 && (other.at.later ?? other.at.at) >= row.at.at && reach + 1 >= chosen.length)
        chosen = { length: reach + 1, next: later };
    }
    longest[place] = chosen;
    if (chosen.length > (longest[best]?.length ?? 0)) best = place;
  }
  const kept = new Set<Row>();
  for (let place = best; place >= 0; place = longest[place]?.next ?? -1) {
    const row = ordered[place];
    if (row) kept.add(row);
  }
  return kept;
}
