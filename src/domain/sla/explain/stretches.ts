import type { WorkingCalendar } from '../../calendar/working-calendar';
import type { Stretch } from '../explanation';
import type { Cycle, Span } from '../run';
import { causeOf } from './cause';
import type { Names } from './names';

/** Stretches one cycle is told in, before openings are joined; a working year of days with a break has about a thousand. */
const STRETCHES_MAX = 2_000;

/** Openings up to which those of one span are told one by one even then: three months of days. */
const FEW = 90;

/** Real time up to which openings are looked at one by one at all: ten years. */
const LONG = 10 * 366 * 86_400_000;

type Calendars = ReadonlyMap<string, WorkingCalendar>;

const iso = (at: number): string => new Date(at).toISOString();

const calendarOf = ({ state, calendar }: Span, calendars: Calendars): WorkingCalendar | undefined =>
  state === 'running' && calendar !== undefined ? calendars.get(calendar) : undefined;

/** Openings of each running span; undefined where they are to be joined. */
function openingsOf(spans: readonly Span[], calendars: Calendars): ({ from: number; to: number }[] | undefined)[] {
  const all = spans.map((span) =>
    span.to - span.from > LONG ? undefined : (calendarOf(span, calendars)?.openings(span.from, span.to) ?? []),
  );
  const told = all.reduce((sum, one) => sum + 2 * (one?.length ?? 0), spans.length);
  return told <= STRETCHES_MAX ? all : all.map((one) => (one && one.length > FEW ? undefined : one));
}

/** The beginning of the next month (UTC); of the next year in a span of more than a century. */
function nextEdge(at: number, span: Span): number {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  return span.to - span.from > 10 * LONG ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, date.getUTCMonth() + 1, 1);
}

/**
 * A cycle from its beginning to its end, stretch by stretch, without a gap. A running clock is told by the openings of its calendar; where
 * that would be more than 2,000 stretches, those of a month are joined in spans that have more than a few.
 */
export function stretchesOf({ spans }: Cycle, calendars: Calendars, names: Names): Stretch[] {
  const openings = openingsOf(spans, calendars);
  return spans.flatMap((span, at) => {
    const calendar = calendarOf(span, calendars);
    const told = !calendar ? whole(span, names) : openings[at] ? opened(span, openings[at]) : joined(span, calendar);
    const [first, ...rest] = told;
    return first ? [{ ...first, cause: causeOf(span.cause, names) }, ...rest] : [];
  });
}

function stretch(what: Stretch['what'], from: number, to: number, { calendar }: Span): Stretch {
  const ms = to - from;
  const countedMs = what === 'counted' ? ms : 0;
  return { from: iso(from), to: iso(to), what, ms, countedMs, ...(calendar === undefined ? {} : { calendar }) };
}

function whole(span: Span, names: Names): Stretch[] {
  const { from, to, state, reason } = span;
  const one = stretch(state === 'running' ? 'noGoal' : state, from, to, span);
  return [reason === undefined ? one : { ...one, reason: { id: reason, name: names.reason(reason) } }];
}

function opened(span: Span, openings: readonly { from: number; to: number }[]): Stretch[] {
  const told: Stretch[] = [];
  let at = span.from;
  for (const { from, to } of openings) {
    if (from > at) told.push(stretch('closed', at, from, span));
    told.push(stretch('counted', from, to, span));
    at = to;
  }
  if (span.to > at) told.push(stretch('closed', at, span.to, span));
  return told;
}

function joined(span: Span, calendar: WorkingCalendar): Stretch[] {
  const told: Stretch[] = [];
  for (let at = span.from; at < span.to; ) {
    const to = Math.min(nextEdge(at, span), span.to);
    told.push({ ...stretch('counted', at, to, span), countedMs: calendar.between(at, to), joined: true });
    at = to;
  }
  return told;
}
