import { isObject } from '../../fields/codec';
import { can, isAdmin } from '../../permissions';
import { badRequest, forbidden } from '../../rest/errors';
import { accountOf, type Caller, ok, type RestAnswer, type RestRequest } from '../../rest/operation';
import { type Clause, leaves } from '../language/ast';
import { JqlError } from '../language/errors';
import { parseJql } from '../language/parser';
import { printJql } from '../language/print';

/** Projects a person may not see are named by id, so that the query tells nothing. */
export function sanitize(request: RestRequest): RestAnswer {
  const { jira, caller } = request;
  if (!isAdmin(jira, accountOf(caller))) throw forbidden('Only Jira administrators can perform this operation.');
  const list: unknown = isObject(request.body) ? request.body.queries : undefined;
  if (!Array.isArray(list)) throw badRequest("The list 'queries' is missing.");
  return ok({ queries: list.map((entry: unknown) => sanitized(request, isObject(entry) ? entry : {})) });
}

function sanitized({ jira }: RestRequest, entry: Record<string, unknown>): Record<string, unknown> {
  const initialQuery = String(entry.query ?? '');
  const accountId = typeof entry.accountId === 'string' ? entry.accountId : undefined;
  const common = { initialQuery, ...(accountId === undefined ? {} : { accountId }) };
  const who: Caller = accountId === undefined ? { kind: 'nobody' } : { kind: 'person', accountId };
  try {
    const query = parseJql(initialQuery);
    const where = query.where && hideProjects(query.where, (text) => hiddenId(text));
    return { ...common, sanitizedQuery: query.where === where ? initialQuery : printJql({ ...query, ...(where ? { where } : {}) }) };
  } catch (error) {
    if (!(error instanceof JqlError)) throw error;
    return { ...common, errors: { errorMessages: error.errorMessages, errors: {} } };
  }
  function hiddenId(text: string): string | undefined {
    const wanted = text.toLowerCase();
    const project = jira.projects.find((found) => found.key.toLowerCase() === wanted || found.name.toLowerCase() === wanted);
    return project && !can(jira, who, 'BROWSE_PROJECTS', { projectId: project.id }) ? project.id : undefined;
  }
}

function hideProjects(clause: Clause, hiddenId: (text: string) => string | undefined): Clause {
  const touches = [...leaves(clause)].some((leaf) => leaf.kind === 'terminal' && leaf.field.name.toLowerCase() === 'project');
  if (!touches) return clause;
  if ('clauses' in clause) return { ...clause, clauses: clause.clauses.map((part) => hideProjects(part, hiddenId)) };
  if ('clause' in clause) return { ...clause, clause: hideProjects(clause.clause, hiddenId) };
  if (clause.kind !== 'terminal') return clause;
  const hide = (operand: typeof clause.operand): typeof clause.operand => {
    if (operand.kind === 'list') return { ...operand, items: operand.items.map(hide) };
    const id = operand.kind === 'value' ? hiddenId(operand.value) : undefined;
    return id === undefined ? operand : { kind: 'value', value: id };
  };
  const operand = hide(clause.operand);
  return JSON.stringify(operand) === JSON.stringify(clause.operand) ? clause : { ...clause, operand };
}
