import { isObject } from '../fields/codec';
import { getIssue } from '../issues/store';
import { can } from '../permissions';
import { badRequest } from '../rest/errors';
import { type Operation, ok, type RestRequest } from '../rest/operation';
import { findFields } from './fields/find';
import { JqlError } from './language/errors';
import { parseJql } from './language/parser';
import { compileClause } from './meaning/compile';
import { scopeOf } from './meaning/scope';
import { type PreparedJql, prepareJql } from './prepare';
import { referenceData } from './rest/reference';
import { sanitize } from './rest/sanitize';
import { structureOf } from './rest/structure';
import { checkJql } from './run';

const scope = ({ jira, caller }: RestRequest) => scopeOf(jira, caller, jira.site.clock.now());

function texts(request: RestRequest, name: string): string[] {
  const list: unknown = isObject(request.body) ? request.body[name] : undefined;
  if (!Array.isArray(list)) throw badRequest(`The list '${name}' is missing.`);
  return list.map(String);
}

/** A query made ready, or what is wrong with it. */
type Ready = { prepared: PreparedJql } | { errors: string[] };

async function ready({ jira, caller }: RestRequest, text: string): Promise<Ready> {
  try {
    return { prepared: await prepareJql(jira, caller, text) };
  } catch (error) {
    if (error instanceof JqlError) return { errors: error.errorMessages };
    throw error;
  }
}

const readyAll = (name: string) => (request: RestRequest) => Promise.all(texts(request, name).map((text) => ready(request, text)));

/** What is wrong with the meaning of a query, for this caller. */
function meaningErrors({ jira, caller }: RestRequest, prepared: PreparedJql): string[] {
  try {
    checkJql(jira, caller, prepared, jira.site.clock.now());
    return [];
  } catch (error) {
    if (error instanceof JqlError) return error.errorMessages;
    throw error;
  }
}

function parse(request: RestRequest) {
  const validation = request.query.get('validation') ?? 'strict';
  const outcomes = request.prepared as Ready[];
  const queries = texts(request, 'queries').map((query, i) => {
    const outcome = outcomes[i];
    if (!outcome || 'errors' in outcome) return { query, errors: outcome?.errors ?? [] };
    const wrong = validation === 'none' ? [] : meaningErrors(request, outcome.prepared);
    // "strict": a query that means nothing has no structure; "warn": it has, with the trouble as warnings.
    if (validation === 'strict' && wrong.length > 0) return { query, errors: wrong };
    return { query, structure: structureOf(request.jira, parseJql(query)), ...(wrong.length > 0 ? { warnings: wrong } : {}) };
  });
  return ok({ queries });
}

function match(request: RestRequest) {
  const { jira, caller } = request;
  const ids: unknown = isObject(request.body) ? request.body.issueIds : undefined;
  if (!Array.isArray(ids)) throw badRequest("The list 'issueIds' is missing.");
  const issues = ids.flatMap((id) => getIssue(jira, String(id)) ?? []).filter((issue) => can(jira, caller, 'BROWSE_PROJECTS', { issue }));
  const matches = (request.prepared as Ready[]).map((outcome) => {
    if ('errors' in outcome) return { matchedIssues: [], errors: outcome.errors };
    const errors = meaningErrors(request, outcome.prepared);
    if (errors.length > 0) return { matchedIssues: [], errors };
    const { where } = outcome.prepared.query;
    const test = where ? compileClause(where, scope(request)) : () => true;
    return { matchedIssues: issues.filter(test).map((issue) => Number(issue.id)), errors: [] };
  });
  return ok({ matches });
}

/** Values of a field that begin with (or have a word beginning with) what was typed, the match in bold as Jira answers it. */
function suggestions(request: RestRequest) {
  const { query } = request;
  const name = query.get('fieldName');
  if (name === null) throw badRequest('The fieldName is required.');
  const typed = (query.get('predicateValue') ?? query.get('fieldValue') ?? '').toLowerCase();
  const found = query.get('predicateName') === 'by' ? findFields({ name: 'assignee' }, scope(request)) : fieldsOrNone(request, name);
  const results = found
    .flatMap((field) => field.suggest?.() ?? [])
    .filter(
      ({ value, displayName }) =>
        `${value} ${displayName}`
          .toLowerCase()
          .split(/[\s(]+/)
          .some((word) => word.startsWith(typed)) || displayName.toLowerCase().startsWith(typed),
    )
    .slice(0, 15)
    .map(({ value, displayName }) => ({ value, displayName: bold(displayName, typed) }));
  return ok({ results });
}

function fieldsOrNone(request: RestRequest, name: string) {
  try {
    return findFields(
      parseJql(`${name} is not empty`).where?.kind === 'terminal' ? { name: name.replace(/^"|"$/g, '') } : { name },
      scope(request),
    );
  } catch (error) {
    if (error instanceof JqlError) return [];
    throw error;
  }
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

function bold(text: string, typed: string): string {
  const at = typed === '' ? -1 : text.toLowerCase().indexOf(typed);
  if (at < 0) return escapeHtml(text);
  const end = at + typed.length;
  return `${escapeHtml(text.slice(0, at))}<b>${escapeHtml(text.slice(at, end))}</b>${escapeHtml(text.slice(end))}`;
}

const READ = ['read:jira-work'];
const BASE = '/rest/api/3/jql';

/** REST operations of JQL itself; searches stand with issues, precomputations with administration. */
export const jqlOperations: Operation[] = [
  {
    id: 'getAutoComplete',
    method: 'GET',
    path: `${BASE}/autocompletedata`,
    scopes: READ,
    spec: 'platform',
    anonymous: true,
    handle: (request) => ok(referenceData(scope(request))),
  },
  {
    id: 'getAutoCompletePost',
    method: 'POST',
    path: `${BASE}/autocompletedata`,
    scopes: READ,
    spec: 'platform',
    anonymous: true,
    handle: (request) => ok(referenceData(scope(request))),
  },
  {
    id: 'getFieldAutoCompleteForQueryString',
    method: 'GET',
    path: `${BASE}/autocompletedata/suggestions`,
    scopes: READ,
    spec: 'platform',
    anonymous: true,
    handle: suggestions,
  },
  {
    id: 'parseJqlQueries',
    method: 'POST',
    path: `${BASE}/parse`,
    scopes: READ,
    spec: 'platform',
    anonymous: true,
    prepare: readyAll('queries'),
    handle: parse,
  },
  { id: 'matchIssues', method: 'POST', path: `${BASE}/match`, scopes: READ, spec: 'platform', prepare: readyAll('jqls'), handle: match },
  {
    id: 'sanitiseJqlQueries',
    method: 'POST',
    path: `${BASE}/sanitize`,
    scopes: ['manage:jira-configuration'],
    spec: 'platform',
    handle: sanitize,
  },
];
