import { Temporal } from 'temporal-polyfill';

/** A local time read in a zone. */
export interface ReadTime {
  /** The instant (ms since epoch). Of a time the zone has twice (clocks set back), the first. */
  at: number;
  /** The second reading of a time the zone has twice. */
  later?: number;
  /** The zone skips this time (clocks set forward); `at` is as much later. */
  skipped: boolean;
}

/** Day first, as the format has it: "29-02-2016 01:16"; also with slashes or dots, one digit for day and month, and seconds. */
const FORM = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** There is no time zone of the name. */
export class UnknownZone extends Error {}

/** Whether the platform knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    Temporal.PlainDateTime.from('2016-01-01T00:00').toZonedDateTime(zone);
    return true;
  } catch {
    return false;
  }
}

/** Reads times of one zone, each text once. */
export class TimeReader {
  readonly #read = new Map<string, ReadTime | undefined>();

  /** @param zone an IANA name: see `isZone` */
  constructor(private readonly zone: string) {}

  /** The time, or undefined when the text is none (a thirteenth month, the 31st of February, words). */
  read(text: string): ReadTime | undefined {
    if (!this.#read.has(text)) this.#read.set(text, this.#parse(text));
    return this.#read.get(text);
  }

  #parse(text: string): ReadTime | undefined {
    const parts = FORM.exec(text);
    if (!parts) return undefined;
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map((part) => Number(part ?? 0));
    let local: Temporal.PlainDateTime;
    try {
      local = Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }, { overflow: 'reject' });
    } catch {
      return undefined;
    }
    const first = local.toZonedDateTime(this.zone, { disambiguation: 'compatible' });
    const twice = local.toZonedDateTime(this.zone, { disambiguation: 'later' });
    const at = first.epochMilliseconds;
    return {
      at,
      ...(twice.epochMilliseconds > at ? { later: twice.epochMilliseconds } : {}),
      skipped: !first.toPlainDateTime().equals(local),
    };
  }
}

/** An instant as the file would write it, for messages. */
export function sayTime(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(local.day)}-${two(local.month)}-${local.year} ${two(local.hour)}:${two(local.minute)}`;
}
