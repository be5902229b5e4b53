import { followersOf, getIssue, linksOf } from '../../issues/store';
import type { Issue } from '../../model';
import { can } from '../../permissions';
import type { Scope } from '../meaning/scope';
import type { FieldMaker, JqlField } from './field';
import { idField } from './kinds';
import { personField } from './people';
import { keyOrder, one } from './values';

const browses = (scope: Scope, issue: Issue): boolean => can(scope.jira, scope.caller, 'BROWSE_PROJECTS', { issue });

/** Ids an issue key or id means, if the caller may see the issue. */
export function resolveIssue(text: string, scope: Scope): string[] {
  const issue = getIssue(scope.jira, text);
  return issue && browses(scope, issue) ? [issue.id] : [];
}

function issueField(
  name: string,
  scope: Scope,
  read: (issue: Issue) => string[],
  more: Partial<Parameters<typeof idField>[0]> = {},
): JqlField {
  return idField({
    name,
    javaType: 'com.atlassian.jira.issue.Issue',
    functions: 'issue',
    read,
    resolve: (text) => resolveIssue(text, scope),
    missing: (text) => `An issue with key '${text}' does not exist for field '${name}'.`,
    ...more,
  });
}

/** The issue itself: by key or id, in the order of keys. */
export const issueKey: FieldMaker = (name, scope) => {
  const field = issueField(name, scope, (issue) => [issue.id], {
    neverEmpty: true,
    sort: { key: (issue) => keyOrder(issue.key), byDefault: 'asc' },
    rank: () => undefined,
  });
  return {
    ...field,
    // Keys compare within their project only.
    test: (operator, values) => {
      if (!['<', '>', '<=', '>='].includes(operator)) return field.test(operator, values);
      field.test('in', values);
      const limits = values.flatMap((value) => (value.empty ? [] : (getIssue(scope.jira, value.text) ?? [])));
      return (issue) =>
        limits.some((limit) => {
          if (limit.projectId !== issue.projectId) return false;
          const [a, b] = [keyOrder(issue.key), keyOrder(limit.key)];
          return operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b;
        });
    },
  };
};

export const parent: FieldMaker = (name, scope) =>
  issueField(name, scope, (issue) => one(issue, 'parent'), {
    sort: {
      key: (issue) => {
        const above = one(issue, 'parent')[0];
        const found = above === undefined ? undefined : getIssue(scope.jira, above);
        return found ? keyOrder(found.key) : undefined;
      },
      byDefault: 'asc',
    },
  });

/** Issues linked, either way. */
export const issueLink: FieldMaker = (name, scope) =>
  issueField(name, scope, (issue) =>
    linksOf(scope.jira, issue.id).map((link) => (link.sourceId === issue.id ? link.destinationId : link.sourceId)),
  );

/** Kinds of links an issue has: "blocks", "is blocked by", or the name of the type. */
export const issueLinkType: FieldMaker = (name, scope) =>
  idField({
    name,
    javaType: 'com.atlassian.jira.issue.link.IssueLinkType',
    read: (issue) => linksOf(scope.jira, issue.id).map((link) => `${link.typeId} ${link.sourceId === issue.id ? 'outward' : 'inward'}`),
    resolve: (text) => {
      const wanted = text.toLowerCase();
      const types = scope.jira.linkTypes.list();
      const ways = types.flatMap((type) => [
        ...(type.outward.toLowerCase() === wanted ? [`${type.id} outward`] : []),
        ...(type.inward.toLowerCase() === wanted ? [`${type.id} inward`] : []),
      ]);
      if (ways.length > 0) return ways;
      return types
        .filter((type) => type.name.toLowerCase() === wanted || type.id === text)
        .flatMap((type) => [`${type.id} outward`, `${type.id} inward`]);
    },
    suggest: () =>
      scope.jira.linkTypes.list().flatMap((type) => [type.outward, type.inward].map((text) => ({ value: text, displayName: text }))),
  });

/** Who watches or votes. Others than oneself are seen with the permission to view voters and watchers only. */
function followers(table: 'watcher' | 'vote'): FieldMaker {
  return (name, scope) =>
    personField(
      name,
      scope,
      (issue) => {
        const all = followersOf(scope.jira, table, issue.id);
        return can(scope.jira, scope.caller, 'VIEW_VOTERS_AND_WATCHERS', { issue }) ? all : all.filter((id) => id === scope.accountId);
      },
      { sorted: false },
    );
}
export const watcher = followers('watcher');
export const voter = followers('vote');
