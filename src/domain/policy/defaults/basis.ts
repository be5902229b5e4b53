import type { Policy } from '../../../contract/types';

/** What the defaults of the later sections are made for: the parts that were there first. */
export type Basis = Pick<
  Policy,
  'priorities' | 'impacts' | 'tiers' | 'services' | 'calendars' | 'metrics' | 'holdReasons' | 'closureCodes' | 'resolutionKinds'
> & {
  /** Who may act on incidents at first: agents and administrators, as far as the site has them. */
  holders: Policy['rights']['overridePriority'];
};

/** Minutes, hours and days in ms; a working day of escalations and cadences has eight hours. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The id, if an entry has it; else the first entry's. */
export const idOr = (all: readonly { id: string }[], wanted: string): string | undefined =>
  (all.find(({ id }) => id === wanted) ?? all[0])?.id;

/** The id, if an entry has it. */
export const idIf = (all: readonly { id: string }[], wanted: string): string | undefined => all.find(({ id }) => id === wanted)?.id;

/** `{ calendar }`, or nothing when there is none. */
export const inCalendar = ({ calendars }: Pick<Basis, 'calendars'>): { calendar?: string } => {
  const id = idOr(calendars, 'business-hours');
  return id === undefined ? {} : { calendar: id };
};
