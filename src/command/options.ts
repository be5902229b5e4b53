import { parseArgs } from 'node:util';

/** What `npm run sla` was asked for. */
export type CommandLine = { answer: 'questions' } | { answer: 'holidays'; file: string; zone?: string };

export const USAGE = `npm run --silent sla < QUESTIONS
  answers questions about working time, one JSON line each:
    {"id":1,"op":"add","calendar":C,"start":"2026-03-27T15:00:00Z","ms":14400000}
    {"id":2,"op":"between","calendar":C,"start":"…","end":"…"}
    {"id":3,"op":"clock","calendar":C,"goalMs":14400000,"events":[{"at":"…","do":"start"}],"now":"…"}
  C is {"timeZone":"Europe/Berlin","weekly":{"mon":[["09:00","17:00"]]},"holidays":["2026-12-25"]}

npm run --silent sla -- --holidays FILE.ics [--zone ZONE]
  prints the whole days of an iCalendar file as a calendar's holidays
  --zone ZONE   takes events from midnight to midnight in that time zone as whole days too`;

/** The command line does not say what to do; the message says what is wrong with it. */
export class UsageError extends Error {}

/** Reads the command line; throws UsageError. */
export function readCommandLine(args: string[]): CommandLine {
  const { holidays, zone } = parsed(args);
  if (holidays !== undefined) return { answer: 'holidays', file: holidays, ...(zone === undefined ? {} : { zone }) };
  if (zone !== undefined) throw new UsageError('--zone goes with --holidays FILE.ics.');
  return { answer: 'questions' };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: { holidays: { type: 'string' }, zone: { type: 'string' } } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
