/** An iCalendar file that cannot be read: where, what is wrong, and how to mend it. */
export class CalendarFileFault extends Error {
  override name = 'CalendarFileFault';

  /** @param line of the file, from 1; undefined when it is about the whole of it. */
  constructor(
    readonly line: number | undefined,
    readonly what: string,
    readonly mend: string,
  ) {
    super(`${line === undefined ? '' : `Line ${line}: `}${what} ${mend}`);
  }
}

/** Why an event gives no holidays. */
export class LeftOut extends Error {}
