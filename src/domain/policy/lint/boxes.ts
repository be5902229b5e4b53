import type { IncidentsFor, Policy } from '../../../contract/types';

/** Parts of which an incident has one value: rules over them can be reckoned with as with boxes. */
const SINGLE = ['priorities', 'impacts', 'urgencies', 'categories', 'channels', 'projects', 'major'] as const;
type Single = (typeof SINGLE)[number];

/** Stands for a value no rule names: an incident without a category, in another project … */
const OTHER = '';

/** Incidents as a product of sets of values. */
type Box = Record<Single, ReadonlySet<string>>;

/** Filters of one list, made ready to be compared: categories with what is under them. */
export class Boxes {
  private readonly under: Map<string, string[]>;
  private readonly universe: Box;
  private readonly criticality: Map<string, string>;

  constructor(policy: Policy, filters: readonly Partial<IncidentsFor>[]) {
    const ids = (all: readonly { id: string }[]) => new Set([...all.map(({ id }) => id), OTHER]);
    this.under = new Map(policy.categories.map(({ id, subcategories }) => [id, [id, ...subcategories.map((sub) => sub.id)]]));
    this.criticality = new Map(policy.services.map(({ id, criticality }) => [id, criticality]));
    this.universe = {
      priorities: ids(policy.priorities),
      impacts: ids(policy.impacts),
      urgencies: ids(policy.urgencies),
      categories: new Set([...[...this.under.values()].flat(), OTHER]),
      channels: ids(policy.channels),
      projects: new Set([...filters.flatMap(({ projects = [] }) => projects.map(({ id }) => id)), OTHER]),
      major: new Set(['true', 'false']),
    };
  }

  private of(filter: Partial<IncidentsFor>): Box {
    const sets = { ...this.universe };
    for (const part of ['priorities', 'impacts', 'urgencies', 'channels'] as const) if (filter[part]) sets[part] = new Set(filter[part]);
    if (filter.categories) sets.categories = new Set(filter.categories.flatMap((id) => this.under.get(id) ?? [id]));
    if (filter.projects) sets.projects = new Set(filter.projects.map(({ id }) => id));
    if (filter.major !== undefined) sets.major = new Set([String(filter.major)]);
    return sets;
  }

  /** Whether each incident that fits `later` in what it may have several of (services, the reporter's groups) fits `earlier` in it. */
  private covers(earlier: Partial<IncidentsFor>, later: Partial<IncidentsFor>): boolean {
    const within = (few: readonly string[] | undefined, many: readonly string[]): boolean => few?.every((id) => many.includes(id)) ?? false;
    if (earlier.services && !within(later.services, earlier.services)) return false;
    if (
      earlier.criticalities &&
      !within(later.criticalities, earlier.criticalities) &&
      !within(
        later.services?.map((id) => this.criticality.get(id) ?? OTHER),
        earlier.criticalities,
      )
    )
      return false;
    const groups = (of: Partial<IncidentsFor>) => of.reporterGroups?.map(({ id }) => id);
    return !earlier.reporterGroups || within(groups(later), groups(earlier) ?? []);
  }

  /**
   * Places of the earlier rules that together leave nothing to a later one; undefined when something is left for it, or when it takes more
   * than `budget` boxes to know.
   */
  shadow(earlier: readonly Partial<IncidentsFor>[], later: Partial<IncidentsFor>, budget = 500): number[] | undefined {
    let left = [this.of(later)];
    const by: number[] = [];
    for (const [place, filter] of earlier.entries()) {
      if (!this.covers(filter, later)) continue;
      const taken = this.of(filter);
      const rest = left.flatMap((box) => without(box, taken));
      if (rest.length !== left.length || rest.some((box, at) => box !== left[at])) by.push(place);
      left = rest;
      if (left.length === 0) return by;
      if (left.length > budget) return undefined;
    }
    return undefined;
  }
}

/** What of a box is outside of another, as boxes that do not overlap. */
function without(box: Box, taken: Box): Box[] {
  for (const part of SINGLE) if (![...box[part]].some((value) => taken[part].has(value))) return [box];
  const rest: Box[] = [];
  let inside = box;
  for (const part of SINGLE) {
    const outside = new Set([...inside[part]].filter((value) => !taken[part].has(value)));
    if (outside.size === 0) continue;
    rest.push({ ...inside, [part]: outside });
    inside = { ...inside, [part]: new Set([...inside[part]].filter((value) => taken[part].has(value))) };
  }
  return rest;
}
