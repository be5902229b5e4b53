import type { IncidentsFor } from '../../contract/types';
import { fits, type Subject } from './fits';

/** Something by which a rule says which incidents it is for. */
export type FilterPart = keyof IncidentsFor;

/** The parts in the order in which they are shown. */
export const FILTER_PARTS = [
  'priorities',
  'categories',
  'impacts',
  'urgencies',
  'services',
  'criticalities',
  'channels',
  'reporterGroups',
  'projects',
  'major',
] as const satisfies readonly FilterPart[];

/** The first part by which a rule is not for an incident; undefined: it is for it. */
export function missedPart(rule: IncidentsFor, incident: Subject): FilterPart | undefined {
  return FILTER_PARTS.find((part) => {
    if (rule[part] === undefined) return false;
    const alone = { ...rule };
    for (const other of FILTER_PARTS) if (other !== part) delete alone[other];
    return !fits(alone, incident);
  });
}
