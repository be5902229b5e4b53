import type { IncidentsFor, Policy } from '../../../contract/types';

type Filter = Partial<IncidentsFor>;

/** Parts of which an incident has one value: rules over them can be reckoned with as with boxes. */
const SINGLE = ['priorities', 'impacts', 'urgencies', 'categories', 'channels', 'projects', 'major'] as const;
type Single = (typeof SINGLE)[number];

/** Incidents as a product of sets of values; each set is a number whose bits are its members. */
type Box = Record<Single, bigint>;

/** Stands for a value no rule names: an incident without a category, in another project … */
const OTHER = '';

/** Boxes that are cut for one list of rules at most: what bounds the time for the largest policies. */
const CUTS_MAX = 400_000;

/** Pieces of one rule that are followed at most. */
const PIECES_MAX = 500;

/** The rules of one list as boxes. */
export class Boxes {
  private readonly bits = new Map<string, bigint>();
  private readonly under: Map<string, string[]>;
  private readonly criticality: Map<string, string>;
  private readonly whole: Box;
  private readonly boxes: Box[];
  private cuts = 0;

  constructor(
    policy: Policy,
    private readonly filters: readonly Filter[],
  ) {
    this.under = new Map(policy.categories.map(({ id, subcategories }) => [id, [id, ...subcategories.map((sub) => sub.id)]]));
    this.criticality = new Map(policy.services.map(({ id, criticality }) => [id, criticality]));
    const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);
    this.whole = {
      priorities: this.number('priorities', ids(policy.priorities)),
      impacts: this.number('impacts', ids(policy.impacts)),
      urgencies: this.number('urgencies', ids(policy.urgencies)),
      categories: this.number('categories', [...this.under.values()].flat()),
      channels: this.number('channels', ids(policy.channels)),
      projects: this.number(
        'projects',
        filters.flatMap(({ projects = [] }) => ids(projects)),
      ),
      major: this.number('major', ['true', 'false']),
    };
    this.boxes = filters.map((filter) => this.boxOf(filter));
  }

  /** Gives each value a bit, and returns all of them. */
  private number(part: Single, ids: readonly string[]): bigint {
    const all = [...new Set(part === 'major' ? ids : [...ids, OTHER])];
    for (const [place, id] of all.entries()) this.bits.set(`${part}/${id}`, 1n << BigInt(place));
    return (1n << BigInt(all.length)) - 1n;
  }

  private set(part: Single, ids: readonly string[]): bigint {
    return ids.reduce((set, id) => set | (this.bits.get(`${part}/${id}`) ?? 0n), 0n);
  }

  private boxOf(filter: Filter): Box {
    const box = { ...this.whole };
    for (const part of ['priorities', 'impacts', 'urgencies', 'channels'] as const)
      if (filter[part]) box[part] = this.set(part, filter[part]);
    if (filter.categories)
      box.categories = this.set(
        'categories',
        filter.categories.flatMap((id) => this.under.get(id) ?? [id]),
      );
    if (filter.projects)
      box.projects = this.set(
        'projects',
        filter.projects.map(({ id }) => id),
      );
    if (filter.major !== undefined) box.major = this.set('major', [String(filter.major)]);
    return box;
  }

  /** Whether each incident that fits `later` in what it may have several of (services, the reporter's groups) fits `earlier` in it. */
  private covers(earlier: Filter, later: Filter): boolean {
    const within = (few: readonly string[] | undefined, many: readonly string[]): boolean => few?.every((id) => many.includes(id)) ?? false;
    if (earlier.services && !within(later.services, earlier.services)) return false;
    const critical = later.services?.map((id) => this.criticality.get(id) ?? OTHER);
    if (earlier.criticalities && !within(later.criticalities, earlier.criticalities) && !within(critical, earlier.criticalities))
      return false;
    const groups = (of: Filter) => of.reporterGroups?.map(({ id }) => id);
    return !earlier.reporterGroups || within(groups(later), groups(earlier) ?? []);
  }

  /**
   * Places of the rules before a rule that together leave nothing to it; undefined when something is left for it, and when it is too much
   * work to know.
   */
  shadowOf(rule: number): number[] | undefined {
    const [later, box] = [this.filters[rule], this.boxes[rule]];
    if (!later || !box) return undefined;
    let left = [box];
    const by: number[] = [];
    for (let place = 0; place < rule; place++) {
      const [earlier, taken] = [this.filters[place], this.boxes[place]];
      if (!earlier || !taken || !this.covers(earlier, later) || !left.some((one) => overlap(one, taken))) continue;
      this.cuts += left.length;
      left = left.flatMap((one) => without(one, taken));
      by.push(place);
      if (left.length === 0) return by;
      if (left.length > PIECES_MAX || this.cuts > CUTS_MAX) return undefined;
    }
    return undefined;
  }
}

const overlap = (a: Box, b: Box): boolean => SINGLE.every((part) => (a[part] & b[part]) !== 0n);

/** What of a box is outside of another, as boxes that do not overlap. */
function without(box: Box, taken: Box): Box[] {
  if (!overlap(box, taken)) return [box];
  const rest: Box[] = [];
  const inside = { ...box };
  for (const part of SINGLE) {
    const common = inside[part] & taken[part];
    if (common === inside[part]) continue;
    rest.push({ ...inside, [part]: inside[part] ^ common });
    inside[part] = common;
  }
  return rest;
}
