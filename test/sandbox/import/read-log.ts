import { Findings } from './log/findings';
import { historiesOf } from './log/histories';
import { type Plan, planOf } from './log/plan';
import { readCsv } from './log/read-csv';
import { readRow } from './log/rows';
import { isZone, sayTime, TimeReader, UnknownZone } from './log/times';

/** A log understood. */
export interface ReadLog {
  findings: Findings;
  /** Incidents nothing is broken in. */
  plans: Plan[];
  /** Incidents something is broken in, in the order of the file. */
  broken: string[];
  /** How many lines of history the file has. */
  lines: number;
}

/**
 * Reads an incident log and thinks out what is to be written. Touches nothing.
 * @param zone IANA name of the zone its times are in; throws UnknownZone when there is none of that name
 * @param now the site's time (ms since epoch): what lies after it cannot have happened
 */
export function readLog(text: string, zone: string, now: number): ReadLog {
  if (!isZone(zone)) throw new UnknownZone(`There is no time zone "${zone}". Name it like Europe/Berlin or America/New_York.`);
  const findings = new Findings();
  const times = new TimeReader(zone);
  const raw = readCsv(text, findings);
  const rows = raw.flatMap((line) => readRow(line, times, findings) ?? []);
  // What is wrong with a line is wrong with its incident: the rest of its history would be told falsely.
  const unsound = findings.broken;
  const sound = rows.filter(({ number }) => !unsound.has(number));
  const plans = historiesOf(sound, zone, findings).map((history) => planOf(history, zone, findings));
  for (const { number, line, moments } of plans) {
    const late = moments.find(({ at }) => at > now);
    if (late) {
      findings.error({
        line,
        number,
        what: `The incident changes at ${sayTime(late.at, zone)}, which has not come yet on this site (${sayTime(now, zone)}).`,
        mend: 'Correct the time, or move the clock of the site forward in its lab.',
      });
    }
  }
  const broken = findings.broken;
  return { findings, plans: plans.filter(({ number }) => !broken.has(number)), broken: [...broken], lines: raw.length };
}
