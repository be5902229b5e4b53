/** Why a calendar cannot answer. */
export type CalendarFaultReason =
  /** The definition leaves not one moment open in the years 1 to 9999. */
  | 'never-opens'
  /** The calendar does not open for that long any more (or has not before), within the years 1 to 9999. */
  | 'not-reached'
  /** The instant is not in the years 1 to 9999, or the duration is no number of ms from 0 on. */
  | 'out-of-range';

/** A question that has no answer; the message says why in English. */
export class CalendarFault extends Error {
  override name = 'CalendarFault';

  constructor(
    readonly reason: CalendarFaultReason,
    message: string,
  ) {
    super(message);
  }
}
