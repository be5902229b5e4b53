import { commentsOf } from '../../issues/store';
import type { Comment, Issue } from '../../model';
import { inGroup, inRole, isAgent } from '../../permissions';
import type { Scope } from '../meaning/scope';
import { textOf } from '../meaning/text';
import type { FieldMaker } from './field';
import { textField } from './kinds';

/** Whether the caller may read a comment: internal ones of service projects are for agents, restricted ones for their group or role. */
function reads(scope: Scope, issue: Issue, comment: Comment): boolean {
  const project = scope.jira.projects.get(issue.projectId);
  const { accountId } = scope;
  if (project?.projectTypeKey === 'service_desk' && !comment.jsdPublic && !(accountId && isAgent(scope.jira, accountId, project.id)))
    return false;
  if (!comment.visibility) return true;
  if (accountId === undefined || !project) return false;
  const { type, value } = comment.visibility;
  if (type === 'group') return inGroup(scope.jira, accountId, value);
  const role = scope.jira.roles.get(value) ?? scope.jira.roles.find((candidate) => candidate.name === value);
  return role !== undefined && inRole(scope.jira, accountId, role.id, project);
}

const commentTexts = (scope: Scope, issue: Issue): string[] =>
  commentsOf(scope.jira, issue.id)
    .filter((comment) => reads(scope, issue, comment))
    .map((comment) => textOf(comment.body));

export const comment: FieldMaker = (name, scope) => textField({ name, sorted: false, read: (issue) => commentTexts(scope, issue) });

/** Summary, description, environment, comments and custom text fields together. */
export const everyText: FieldMaker = (name, scope) => {
  const custom = scope.jira.fields.list(
    (field) => field.custom && !field.trashed && (field.kind === 'string' || field.kind === 'textarea'),
  );
  const field = textField({
    name,
    sorted: false,
    read: (issue) => [
      ...['summary', 'description', 'environment', ...custom.map(({ id }) => id)].map((id) => textOf(issue.fields[id])),
      ...commentTexts(scope, issue),
    ],
  });
  return { ...field, operators: ['~'] };
};
