import { issueDb, linksOf } from '../../issues/store';
import type { FunctionType } from '../fields/field';
import { resolvePeople } from '../fields/people';
import { byName, visibleProjects } from '../fields/system';
import { resolveIssue } from '../fields/work';
import { JqlError } from '../language/errors';
import { type CalendarUnit, calendarEdge, parseDate } from './dates';
import type { Scope } from './scope';

interface JqlFunction {
  /** As Jira spells it. */
  name: string;
  type: FunctionType;
  /** Gives a list: for IN and NOT IN. */
  list: boolean;
  /** Least and most arguments. */
  arguments: [number, number];
  run: (given: string[], scope: Scope) => string[];
}

const wrongArgument = (name: string, why: string): JqlError => new JqlError([`Error in function '${name}': ${why}`]);

function calendar(edge: 'start' | 'end', unit: CalendarUnit): JqlFunction {
  const name = `${edge}Of${unit.charAt(0).toUpperCase()}${unit.slice(1)}`;
  return {
    name,
    type: 'date',
    list: false,
    arguments: [0, 1],
    run: ([increment], scope) => {
      const instant = calendarEdge(edge, unit, increment, scope);
      if (instant === undefined)
        throw wrongArgument(name, `the argument '${increment}' is not an increment like '-1', '+2d' or '-1M' (units y, M, w, d, h, m).`);
      return [String(instant)];
    },
  };
}

/** Issues somebody follows, by table of the store. */
function followed(name: string, table: 'watcher' | 'vote'): JqlFunction {
  return {
    name,
    type: 'issue',
    list: true,
    arguments: [0, 0],
    run: (_, { jira, accountId }) =>
      accountId === undefined
        ? []
        : issueDb(jira)
            .all<{ issue_id: string }>(`SELECT issue_id FROM ${table} WHERE account_id = ?`, accountId)
            .map((row) => row.issue_id),
  };
}

function linkedIssues([text = '', kind]: string[], scope: Scope): string[] {
  const [id] = resolveIssue(text, scope);
  if (id === undefined) throw wrongArgument('linkedIssues', `Issue '${text}' could not be found in function 'linkedIssues'.`);
  const { jira } = scope;
  const wanted = kind?.toLowerCase();
  const types = jira.linkTypes.list(
    (type) => wanted === undefined || [type.inward, type.outward].some((way) => way.toLowerCase() === wanted),
  );
  if (types.length === 0) throw wrongArgument('linkedIssues', `Issue link type '${kind}' could not be found in function 'linkedIssues'.`);
  return linksOf(jira, id).flatMap((link) => {
    const type = types.find((candidate) => candidate.id === link.typeId);
    if (!type) return [];
    // "blocks": those the issue blocks, so the issue is the source.
    const way = link.sourceId === id ? type.outward : type.inward;
    return wanted === undefined || way.toLowerCase() === wanted ? [link.sourceId === id ? link.destinationId : link.sourceId] : [];
  });
}

/** Issues a person made, changed or commented on, in a span of time. */
function updatedBy([who = '', from, to]: string[], scope: Scope): string[] {
  const people = resolvePeople(who, scope);
  if (people.length === 0) throw wrongArgument('updatedBy', `The user '${who}' does not exist.`);
  const instant = (text: string | undefined, otherwise: number): number => {
    if (text === undefined) return otherwise;
    const found = parseDate(text, scope);
    if (found === undefined) throw wrongArgument('updatedBy', `'${text}' is no date.`);
    return found;
  };
  const span = [instant(from, 0), instant(to, scope.now)].map((at) => new Date(at).toISOString()) as [string, string];
  const db = issueDb(scope.jira);
  const ids = new Set<string>();
  for (const person of people) {
    const add = (sql: string): void => {
      for (const row of db.all<{ id: string }>(sql, person, ...span)) ids.add(row.id);
    };
    add('SELECT DISTINCT issue_id AS id FROM change_group WHERE author = ? AND created >= ? AND created <= ?');
    add("SELECT DISTINCT issue_id AS id FROM comment WHERE json_extract(body, '$.authorId') = ? AND created >= ? AND created <= ?");
    add("SELECT id FROM issue WHERE json_extract(fields, '$.creator') = ? AND created >= ? AND created <= ?");
  }
  return [...ids];
}

function versions(name: string, released: boolean): JqlFunction {
  return {
    name,
    type: 'version',
    list: true,
    arguments: [0, Number.POSITIVE_INFINITY],
    run: (projects, scope) =>
      visibleProjects(scope)
        .filter(
          (project) =>
            projects.length === 0 ||
            projects.some((text) => text === project.id || text.toUpperCase() === project.key || byName([project], text).length > 0),
        )
        .flatMap((project) => project.versions ?? [])
        .filter((version) => version.released === released && !version.archived)
        .map((version) => version.id),
  };
}

function issueTypes(name: string, fits: (level: number) => boolean): JqlFunction {
  return {
    name,
    type: 'issuetype',
    list: true,
    arguments: [0, 0],
    run: (_, { jira }) => jira.issueTypes.list((type) => fits(type.hierarchyLevel)).map((type) => type.id),
  };
}

const FUNCTIONS: readonly JqlFunction[] = [
  { name: 'now', type: 'date', list: false, arguments: [0, 0], run: (_, { now }) => [String(now)] },
  ...(['start', 'end'] as const).flatMap((edge) => (['day', 'week', 'month', 'year'] as const).map((unit) => calendar(edge, unit))),
  {
    name: 'currentUser',
    type: 'user',
    list: false,
    arguments: [0, 0],
    run: (_, { accountId }) => (accountId === undefined ? [] : [accountId]),
  },
  {
    name: 'membersOf',
    type: 'user',
    list: true,
    arguments: [1, 1],
    run: ([name = ''], { jira }) => {
      const wanted = name.toLowerCase();
      const groups = jira.groups.list((group) => group.id === name || group.name.toLowerCase() === wanted);
      if (groups.length === 0) throw wrongArgument('membersOf', `the group '${name}' does not exist.`);
      return groups.flatMap((group) => group.members);
    },
  },
  {
    name: 'organizationMembers',
    type: 'user',
    list: true,
    arguments: [1, Number.POSITIVE_INFINITY],
    run: (names, { jira }) => {
      const found = names.flatMap((name) => byName(jira.organizations.list(), name));
      if (found.length === 0) throw wrongArgument('organizationMembers', `the organization '${names[0]}' does not exist.`);
      return found.flatMap((id) => jira.organizations.need(id).members);
    },
  },
  { name: 'linkedIssues', type: 'issue', list: true, arguments: [1, 2], run: linkedIssues },
  { name: 'updatedBy', type: 'issue', list: true, arguments: [1, 3], run: updatedBy },
  followed('watchedIssues', 'watcher'),
  followed('votedIssues', 'vote'),
  versions('releasedVersions', true),
  versions('unreleasedVersions', false),
  issueTypes('standardIssueTypes', (level) => level >= 0),
  issueTypes('subTaskIssueTypes', (level) => level < 0),
  {
    name: 'cascadeOption',
    type: 'cascading',
    list: false,
    arguments: [1, 2],
    run: ([parent = '', child]) => [JSON.stringify(child === undefined ? { parent } : { parent, child })],
  },
];

const BY_NAME = new Map(FUNCTIONS.map((entry) => [entry.name.toLowerCase(), entry]));

/** Functions Jira has and the local one does not: asking for them is a loud failure besides the refusal. */
const UNMODELLED = new Set(
  (
    'approved approver breached closedsprints completed componentsleadbyuser currentlogin elapsed entitlementdetail earliestunreleasedversion ' +
    'everbreached futuresprints issuehistory issueswithremotelinksbyglobalid lastlogin latestreleasedversion myapproval myapproved mypending ' +
    'opensprints outdated paused pending pendingapproval pendingby projectsleadbyuser projectswhereuserhaspermission projectswhereuserhasrole ' +
    'remaining running withincalendarhours choiceoption parentepic team'
  ).split(' '),
);

export const findFunction = (name: string): JqlFunction | undefined => BY_NAME.get(name.toLowerCase());
export const builtInFunctions = (): readonly JqlFunction[] => FUNCTIONS;

/** What a function gives for a field: texts the field resolves. Throws for functions there are not and arguments that are wrong. */
export function callFunction(name: string, given: string[], scope: Scope): string[] {
  const found = findFunction(name);
  if (!found) {
    if (UNMODELLED.has(name.toLowerCase()))
      scope.jira.site.problems.report({ where: 'jql', what: `function ${name}() is not modelled by the local Jira` });
    throw new JqlError([`Unable to find JQL function '${name}(${given.join(', ')})'.`]);
  }
  const [least, most] = found.arguments;
  if (given.length < least || given.length > most) {
    const wanted =
      least === most ? `'${least}'` : most === Number.POSITIVE_INFINITY ? `at least '${least}'` : `between '${least}' and '${most}'`;
    throw new JqlError([`Function '${found.name}' expected ${wanted} arguments but received '${given.length}'.`]);
  }
  return found.run(given, scope);
}
