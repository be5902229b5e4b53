import { type IssueFilter, issuesWhere } from '../../issues/store';
import type { Issue } from '../../model';
import { byName, SYSTEM_FIELDS, visibleProjects } from '../fields/system';
import { resolveIssue } from '../fields/work';
import type { Clause, Leaf, Operand } from '../language/ast';
import { parseDate } from './dates';
import { callFunction, findFunction } from './functions';
import type { Scope } from './scope';

type Terminal = Extract<Leaf, { kind: 'terminal' }>;

/** Clauses that all must hold. */
function required(clause: Clause | undefined): Terminal[] {
  if (!clause) return [];
  if ('clauses' in clause) return clause.kind === 'and' ? clause.clauses.flatMap(required) : [];
  return clause.kind === 'terminal' ? [clause] : [];
}

const isField = (leaf: Terminal, name: string): boolean =>
  leaf.field.property === undefined && (SYSTEM_FIELDS.get(leaf.field.name.toLowerCase())?.names.includes(name) ?? false);

/** Texts a clause allows; undefined when it allows more than a plain list of values. */
function texts(leaf: Terminal, scope: Scope): string[] | undefined {
  if (leaf.operator !== '=' && leaf.operator !== 'in') return undefined;
  const items: Operand[] = leaf.operand.kind === 'list' ? leaf.operand.items : [leaf.operand];
  const found: string[] = [];
  for (const item of items) {
    if (item.kind === 'value') found.push(item.value);
    else if (item.kind === 'function' && findFunction(item.name)?.type === 'issue')
      found.push(...callFunction(item.name, item.arguments, scope));
    else return undefined;
  }
  return found;
}

/**
 * Issues that can match at all, read by what is indexed: those of projects the caller may browse, narrowed by the clauses on project, key,
 * type, status, parent and update that must hold. `lagged`: search shows an older state, so type and status do not narrow.
 */
export function candidates(where: Clause | undefined, scope: Scope, lagged: boolean): Issue[] {
  const must = required(where);
  const { jira } = scope;
  const filter: IssueFilter = {};
  let projects = visibleProjects(scope).map((project) => project.id);
  const narrow = (name: string, resolve: (text: string) => string[]): string[] | undefined => {
    const lists = must
      .filter((leaf) => isField(leaf, name))
      .flatMap((leaf) => {
        const found = texts(leaf, scope);
        return found ? [new Set(found.flatMap(resolve))] : [];
      });
    return lists.length === 0 ? undefined : [...(lists[0] ?? [])].filter((id) => lists.every((list) => list.has(id)));
  };
  const all = visibleProjects(scope);
  const named = narrow('project', (text) => {
    const byKey = all.filter((project) => project.key === text.toUpperCase());
    return byKey.length > 0 ? byKey.map((project) => project.id) : byName(all, text);
  });
  if (named) projects = projects.filter((id) => named.includes(id));
  filter.projectId = projects;
  const ids = narrow('issuekey', (text) => resolveIssue(text, scope));
  if (ids) filter.ids = ids;
  if (!lagged) {
    const types = narrow('issuetype', (text) => byName(jira.issueTypes.list(), text));
    if (types) filter.typeId = types;
    const statuses = narrow('status', (text) => byName(jira.statuses.list(), text));
    if (statuses) filter.statusId = statuses;
    const parents = narrow('parent', (text) => resolveIssue(text, scope));
    if (parents?.length === 1 && parents[0] !== undefined) filter.parentId = parents[0];
  }
  const since = must
    .filter((leaf) => isField(leaf, 'updated') && (leaf.operator === '>=' || leaf.operator === '>'))
    .flatMap((leaf) => dateOf(leaf.operand, scope));
  if (since.length > 0) filter.updatedSince = new Date(Math.floor(Math.max(...since) / 1000) * 1000).toISOString();
  return issuesWhere(jira, filter);
}

function dateOf(operand: Operand, scope: Scope): number[] {
  const [text] =
    operand.kind === 'value' ? [operand.value] : operand.kind === 'function' ? callFunction(operand.name, operand.arguments, scope) : [];
  const instant = text === undefined ? undefined : parseDate(text, scope);
  return instant === undefined ? [] : [instant];
}
