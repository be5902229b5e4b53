import type { FieldName, IncidentsFor, Policy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import { kept } from '../calendar/kept';
import type { IssueFacts } from '../incident/facts';
import { priorityOf } from '../priority/matrix';

type Criticality = Policy['services'][number]['criticality'];

/** What an incident is, as far as rules of a policy ask: ids of that policy, of groups and of the project. */
export interface Subject {
  priority?: string;
  /** The subcategory, where there is one, then its category. */
  categories: readonly string[];
  impact?: string;
  urgency?: string;
  services: readonly string[];
  criticalities: readonly Criticality[];
  channel?: string;
  /** Those of the groups rules name in which the reporter was when the app first asked. */
  reporterGroups: readonly string[];
  project: string;
  major: boolean;
}

const meets = <T>(wanted: readonly T[] | undefined, had: T | undefined): boolean =>
  wanted === undefined || (had !== undefined && wanted.includes(had));

const meetsOne = <T>(wanted: readonly T[] | undefined, had: readonly T[]): boolean =>
  wanted === undefined || had.some((one) => wanted.includes(one));

/** Whether a rule is for an incident: each part it has fits. */
export function fits(rule: IncidentsFor, incident: Subject): boolean {
  return (
    meets(rule.priorities, incident.priority) &&
    meetsOne(rule.categories, incident.categories) &&
    meets(rule.impacts, incident.impact) &&
    meets(rule.urgencies, incident.urgency) &&
    meetsOne(rule.services, incident.services) &&
    meetsOne(rule.criticalities, incident.criticalities) &&
    meets(rule.channels, incident.channel) &&
    (rule.reporterGroups === undefined || rule.reporterGroups.some(({ id }) => incident.reporterGroups.includes(id))) &&
    (rule.projects === undefined || rule.projects.some(({ id }) => id === incident.project)) &&
    (rule.major === undefined || rule.major === incident.major)
  );
}

type Ids = ReadonlyMap<string, string>;

/** What a site's options mean to a policy, so that reading an incident costs little. Options → ids the policy has. */
interface Dictionary {
  impacts: Ids;
  urgencies: Ids;
  channels: Ids;
  services: ReadonlyMap<string, Policy['services'][number]>;
  /** A category, or a subcategory with its category. A subcategory is its category's, whatever else the field says. */
  categories: ReadonlyMap<string, readonly string[]>;
  /** Of two priorities that lead to one of Jira's the more urgent. */
  priorities: Ids;
}

const known = new WeakMap<Policy, WeakMap<Settings, Dictionary>>();

function dictionaryOf(document: Policy, settings: Settings): Dictionary {
  const here = kept(known, document, () => new WeakMap<Settings, Dictionary>());
  return kept(here, settings, () => makeDictionary(document, settings));
}

function makeDictionary(document: Policy, { fields }: Settings): Dictionary {
  const optionOf = (field: FieldName, id: string): string | undefined => {
    const options = fields[field]?.options ?? {};
    return Object.hasOwn(options, id) ? options[id] : undefined;
  };
  const byOption = <E extends { id: string }, T>(field: FieldName, entries: readonly E[], what: (entry: E) => T): Map<string, T> =>
    new Map(
      entries.flatMap((entry): [string, T][] => {
        const option = optionOf(field, entry.id);
        return option === undefined ? [] : [[option, what(entry)]];
      }),
    );
  const categories = document.categories.flatMap((category) => [
    { id: category.id, all: [category.id] },
    ...category.subcategories.map(({ id }) => ({ id, all: [id, category.id] })),
  ]);
  const idOf = ({ id }: { id: string }): string => id;
  return {
    impacts: byOption('impact', document.impacts, idOf),
    urgencies: byOption('urgency', document.urgencies, idOf),
    channels: byOption('channel', document.channels, idOf),
    services: byOption('services', document.services, (service) => service),
    categories: byOption('category', categories, ({ all }) => all),
    priorities: new Map([...document.priorities].reverse().map(({ id, jiraPriorityId }): [string, string] => [jiraPriorityId, id])),
  };
}

const NONE: readonly never[] = [];

const first = (options: readonly string[] | undefined, ids: Ids): string | undefined =>
  options === undefined || options.length === 0 ? undefined : ids.get(options[0] ?? '');

/** The subcategory and its category, if there is one; else the category. */
function categoriesIn(options: readonly string[] = NONE, { categories }: Dictionary): readonly string[] {
  let found: readonly string[] = NONE;
  for (const option of options) {
    const these = categories.get(option);
    if (these && these.length > found.length) found = these;
  }
  return found;
}

/** The priority of the policy that one of Jira's is: that of the matrix's cell, if it leads there; else the most urgent that does. */
function priorityIn(
  document: Policy,
  { priorities }: Dictionary,
  jirasId: string,
  impact: string | undefined,
  urgency: string | undefined,
) {
  const cell = impact !== undefined && urgency !== undefined ? priorityOf(document, impact, urgency) : undefined;
  return cell?.jiraPriorityId === jirasId ? cell.id : priorities.get(jirasId);
}

function groupsOf(reporter: string, acts: readonly Act[]): readonly string[] {
  let groups: readonly string[] = NONE;
  for (const act of acts) if (act.kind === 'reporterGroups' && act.by === reporter) groups = [...groups, ...act.groupIds];
  return groups;
}

/**
 * What the rules of a policy see of an incident.
 * @param jiraPriorityId id of the site's priority it has, or is about to have.
 */
export function subjectOf(
  { values, reporter, projectId }: Pick<IssueFacts, 'values' | 'reporter' | 'projectId'>,
  acts: readonly Act[],
  document: Policy,
  settings: Settings,
  jiraPriorityId: string | undefined,
): Subject {
  const dictionary = dictionaryOf(document, settings);
  const services = (values.services ?? NONE).flatMap((option) => dictionary.services.get(option) ?? []);
  const subject: Subject = {
    categories: categoriesIn(values.category, dictionary),
    services: services.map(({ id }) => id),
    criticalities: services.map(({ criticality }) => criticality),
    reporterGroups: reporter === undefined ? NONE : groupsOf(reporter, acts),
    project: projectId,
    // Nothing makes an incident a major one yet.
    major: false,
  };
  const impact = first(values.impact, dictionary.impacts);
  const urgency = first(values.urgency, dictionary.urgencies);
  const channel = first(values.channel, dictionary.channels);
  const priority = jiraPriorityId === undefined ? undefined : priorityIn(document, dictionary, jiraPriorityId, impact, urgency);
  if (priority !== undefined) subject.priority = priority;
  if (impact !== undefined) subject.impact = impact;
  if (urgency !== undefined) subject.urgency = urgency;
  if (channel !== undefined) subject.channel = channel;
  return subject;
}
