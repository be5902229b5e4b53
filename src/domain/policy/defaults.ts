import type { Policy } from '../../contract/types';
import { CATEGORIES } from './defaults/categories';
import { defaultCalendars, defaultHoldReasons, defaultMetrics, type SiteForClocks } from './defaults/clocks';
import { type Entry, entry } from './defaults/entry';
import { laterSections } from './defaults/later-sections';
import { IMPACTS, URGENCIES } from './defaults/levels';
import { CHANNELS, CLOSURE_CODES, RESOLUTION_KINDS, TIERS } from './defaults/lists';
import { defaultMatrix } from './defaults/matrix';
import { SERVICES } from './defaults/services';

/** Something of the site the default policy is made for. */
export interface SiteForPolicy extends SiteForClocks {
  /** The site's priorities, the most urgent first; at least one. */
  priorities: readonly { id: string; name: string }[];
  /** Options of an Impact and an Urgency field that are already in use, gravest first; the ITIL defaults are taken when there are fewer than two. */
  impactNames: readonly string[];
  urgencyNames: readonly string[];
  /** Who may override a priority at first: the roles of agents and administrators, as far as the site has them. */
  overriders: readonly { type: 'group' | 'role'; id: string; name: string }[];
  /** Who may choose by which version of the policy an incident's clocks run: administrators; absent: nobody. */
  clockChoosers?: readonly { type: 'group' | 'role'; id: string; name: string }[];
}

/** The ITIL policy a site begins with. Every part of it can be changed later; the first incident works with it as it is. */
export function defaultPolicy(site: SiteForPolicy): Policy {
  const impacts = levelsOf(site.impactNames, IMPACTS, 'impact');
  const urgencies = levelsOf(site.urgencyNames, URGENCIES, 'urgency');
  const priorities = site.priorities.slice(0, 5).map(({ id, name }, at) => ({ id: `p${at + 1}`, name, jiraPriorityId: id }));
  const holdReasons = defaultHoldReasons(site);
  const first = {
    impacts,
    urgencies,
    priorities,
    matrix: defaultMatrix(impacts, urgencies, priorities),
    categories: CATEGORIES,
    services: SERVICES,
    channels: CHANNELS,
    tiers: TIERS,
    holdReasons,
    closureCodes: CLOSURE_CODES,
    resolutionKinds: RESOLUTION_KINDS,
    calendars: defaultCalendars(site),
    metrics: defaultMetrics(
      site,
      priorities,
      holdReasons.map(({ id }) => id),
    ),
  };
  return {
    schema: 2,
    ...first,
    ...laterSections({ ...first, statuses: site.statuses, holders: site.overriders, clockChoosers: site.clockChoosers ?? [] }),
  };
}

/** The field's own options where it has some; help texts where they are those we know. */
function levelsOf(names: readonly string[], defaults: readonly Entry[], kind: string): Entry[] {
  // Jira tells options apart by spaces around them; the policy does not.
  const distinct = names.filter((name, at) => name.trim() !== '' && names.findIndex((one) => sameName(one, name)) === at);
  if (distinct.length < 2) return [...defaults];
  return distinct.slice(0, 10).map((name, at) => defaults.find((one) => sameName(one.name, name)) ?? entry(`${kind}-${at + 1}`, name));
}

/** Whether Jira takes two names for the same: it ignores case and spaces around them. */
export const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
