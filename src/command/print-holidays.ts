import { readFile } from 'node:fs/promises';
import { CalendarFileFault } from '../adapters/calendar-file/fault';
import { readHolidays } from '../adapters/calendar-file/read-holidays';
import { isZone } from '../contract/calendar';

/** Years for which recurrences are written out that no yearly rule can say: the last one and ten from this one on. */
const BACK = 1;
const AHEAD = 9;

/**
 * Prints the holidays of an iCalendar file as JSON, one a line, and on standard error what was left out. Returns the exit code.
 * @param now ms since 1970.
 */
export async function printHolidays(
  { file, zone }: { file: string; zone?: string },
  write: (text: string) => Promise<void>,
  now = Date.now(),
): Promise<number> {
  if (zone !== undefined && !isZone(zone)) return refuse(`There is no time zone ${zone}: name one of IANA's, like Europe/Berlin.`);
  const year = new Date(now).getUTCFullYear();
  const years = { from: year - BACK, to: year + AHEAD };
  try {
    const { holidays, leftOut } = readHolidays(await readText(file), { years, ...(zone === undefined ? {} : { zone }) });
    const lines = holidays.map((holiday) => `  ${JSON.stringify(holiday)}`);
    await write(lines.length > 0 ? `[\n${lines.join(',\n')}\n]\n` : '[]\n');
    for (const { line, name, why } of leftOut) console.error(`Left out, line ${line}${name ? ` (${name})` : ''}: ${why}.`);
    console.error(
      `${holidays.length} holidays, ${leftOut.length} events left out. Recurrences written out: those of ${years.from} to ${years.to}.`,
    );
    return 0;
  } catch (error) {
    if (error instanceof CalendarFileFault) return refuse(error.message);
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new CalendarFileFault(
      undefined,
      `${file} cannot be read (${error instanceof Error ? error.message : error}).`,
      'Name a file that is there.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CalendarFileFault(undefined, `${file} is not UTF-8 text.`, 'Save it as UTF-8 and try again.');
  }
}

function refuse(message: string): number {
  console.error(message);
  return 1;
}
