import { compileCalendar } from '../../../src/domain/calendar/working-calendar';
import { median } from '../table';
import { CONTENDERS, type Contender, type ContenderName } from './contenders';
import { newDefinition, SPAN_NAMES, SPANS, type Span, starts } from './task';

// Run with TZ=Europe/Berlin, since the libraries compared with reckon in the zone of the process; prints what it measured as JSON.

/** Answers a second, one core. */
interface Rates {
  add: number;
  between: number;
}

/** How many of how many answers were not right, and the first of them. */
interface Wrong {
  of: number;
  add: number;
  between: number;
}

export interface Measured {
  ours: Record<Span, Rates>;
  theirs: Record<ContenderName, Record<Span, Rates & { wrong: Wrong }>>;
  /** ms until the first answer, one number per calendar. */
  cold: { zone: number; year: number[]; threeYears: number[] };
}

/** Starts in each loop of ours: more than the processor can know by heart. */
const MANY = 4_096;

/** Answers that theirs are asked for, by how long one takes them. */
const FEW: Record<Span, number> = { '1 hour': 200, '3 days': 100, '90 days': 40, '2 years': 20 };

/** Median of several rounds, each of at least so many ms. */
const ROUNDS = 5;
const ROUND_MS = 150;

let sink = 0;

/** ms the process has kept processors busy: what else the machine does, does not count. */
function busy(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

function rate(work: () => number, answers: number): number {
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const begun = busy();
    let done = 0;
    do {
      sink += work();
      done += answers;
    } while (busy() - begun < ROUND_MS);
    // The first round is to warm up.
    if (round > 0) rounds.push((done * 1_000) / (busy() - begun));
  }
  return median(rounds);
}

function bySpan<T>(measure: (span: Span) => T): Record<Span, T> {
  const [hour, days, months, years] = SPAN_NAMES;
  return { [hour]: measure(hour), [days]: measure(days), [months]: measure(months), [years]: measure(years) };
}

const ours = compileCalendar(newDefinition());

/** What is asked: from when, until when, and the working time between. */
function questions(span: Span, count: number) {
  const from = starts(count);
  const to = from.map((at) => at + SPANS[span]);
  return { from, to, durations: from.map((at, i) => ours.between(at, to[i] ?? 0)) };
}

function ratesOf({ add, between }: Contender, span: Span, count: number): Rates {
  const { from, to, durations } = questions(span, count);
  return {
    add: rate(() => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += add(from[i] ?? 0, durations[i] ?? 0);
      return sum;
    }, count),
    between: rate(() => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += between(from[i] ?? 0, to[i] ?? 0);
      return sum;
    }, count),
  };
}

function wrongOf(their: Contender, span: Span): Wrong {
  const { from, to, durations } = questions(span, FEW[span]);
  const wrong = { of: FEW[span], add: 0, between: 0 };
  from.forEach((start, i) => {
    const duration = durations[i] ?? 0;
    if (their.between(start, to[i] ?? 0) !== duration) wrong.between++;
    // What adding nothing to a closed time means is a matter of taste.
    if (duration > 0 && their.add(start, duration) !== ours.add(start, duration)) wrong.add++;
  });
  return wrong;
}

function theirsOf(name: ContenderName) {
  const their = CONTENDERS[name]();
  return bySpan((span) => ({ ...ratesOf(their, span, FEW[span]), wrong: wrongOf(their, span) }));
}

/** ms of a processor from a definition nobody has seen to its first answer about so many years. */
function coldAnswer(years: number): number {
  const definition = newDefinition();
  const start = Date.UTC(2026, 2, 2, 10);
  const end = Date.UTC(2025 + years, 5, 1);
  const begun = busy();
  sink += compileCalendar(definition).between(start, end);
  return busy() - begun;
}

// The very first answer of a process reads the zone and is not compiled yet.
const zone = coldAnswer(1);
const measured: Measured = {
  cold: { zone, year: Array.from({ length: 300 }, () => coldAnswer(1)), threeYears: Array.from({ length: 300 }, () => coldAnswer(3)) },
  ours: bySpan((span) => ratesOf(ours, span, MANY)),
  theirs: {
    opening_hours: theirsOf('opening_hours'),
    'dayjs-business-time': theirsOf('dayjs-business-time'),
    'moment-business-time': theirsOf('moment-business-time'),
  },
};
if (Number.isNaN(sink)) throw new Error('something was not answered');
process.stdout.write(JSON.stringify(measured));
