import type { Holder } from '../../../contract/types';
import type { SiteForClocks } from './clocks';

type Known = readonly { id: string }[];

/** What the defaults of the later sections are made for: ids of the parts that were there first, each in its order. */
export interface Basis {
  priorities: Known;
  impacts: Known;
  categories: Known;
  tiers: Known;
  services: readonly { criticality?: unknown }[];
  calendars: Known;
  metrics: Known;
  holdReasons: Known;
  closureCodes: Known;
  resolutionKinds: Known;
  /** Statuses incidents can have; absent: not known. */
  statuses?: SiteForClocks['statuses'] | undefined;
  /** Who may act on incidents at first: agents and administrators, as far as the site has them. */
  holders: readonly Holder[];
  /** Who may choose by which version of the policy an incident’s clocks run. */
  clockChoosers: readonly Holder[];
}

/** ms. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** The id, if an entry has it, else the first entry's. */
export const idOr = (all: Known, wanted: string): string | undefined => (all.find(({ id }) => id === wanted) ?? all[0])?.id;

/** The id, if an entry has it. */
export const idIf = (all: Known, wanted: string): string | undefined => all.find(({ id }) => id === wanted)?.id;

/** `{ calendar }`, or nothing when there is none. */
export const inCalendar = ({ calendars }: Pick<Basis, 'calendars'>): { calendar?: string } => {
  const id = idOr(calendars, 'business');
  return id === undefined ? {} : { calendar: id };
};
