import * as v from 'valibot';
import { placeOf } from '../../fields/config';
import { FieldProblem, parseValue } from '../../fields/index';
import type { Jira } from '../../jira';
import type { FieldDef } from '../../model';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { appOf, noContent, type Operation, type RestRequest } from '../../rest/operation';
import { byOf } from '../by';
import { writeFields } from '../edit';
import { rememberBefore } from '../search-lag';
import { getIssue, putIssue } from '../store';
import { spendWrite } from '../write-limit';

/** Ids here are numbers, unlike everywhere else (int64 in the description). */
const Update = v.object({ issueIds: v.pipe(v.array(v.number()), v.minLength(1)), value: v.unknown() });
const One = v.object({ updates: v.pipe(v.array(Update), v.minLength(1), v.maxLength(1000)) });
const Many = v.object({
  updates: v.pipe(v.array(v.object({ ...Update.entries, customField: v.string() })), v.minLength(1), v.maxLength(1000)),
});

/** The field, where it belongs to the calling app: nobody else may write it here. */
function ownField(request: RestRequest, idOrKey: string): FieldDef {
  const field =
    request.jira.fields.get(idOrKey) ?? request.jira.fields.find((candidate) => candidate.app?.moduleKey === idOrKey.split('/').at(-1));
  if (!field) throw notFound(`The custom field '${idOrKey}' was not found.`);
  const caller = request.caller.kind === 'app' ? appOf(request.caller) : undefined;
  if (!field.app || field.app.appId !== caller) throw forbidden('Only the app that owns the custom field can update its value.');
  return field;
}

/** Writes a value past screens and validation, as Jira does for the owner of a field; with or without a line of history. */
function write(request: RestRequest, field: FieldDef, issueIds: number[], value: unknown): void {
  const { jira } = request;
  const silent = request.query.get('generateChangelog') === 'false';
  for (const id of issueIds) {
    const issue = getIssue(jira, String(id));
    if (!issue) throw badRequest(`The issue with id ${id} was not found.`);
    spendWrite(jira, issue.id);
    const stored = parse(jira, field, issue, value);
    const { [field.id]: _before, ...others } = issue.fields;
    const fields = stored === null ? others : { ...others, [field.id]: stored };
    if (!silent) writeFields(jira, issue, fields, byOf(request.caller), false);
    else {
      rememberBefore(jira, issue.id, issue);
      putIssue(jira, { ...issue, fields });
    }
  }
}

function parse(jira: Jira, field: FieldDef, issue: Parameters<typeof placeOf>[0], value: unknown): unknown {
  try {
    return parseValue(jira, field, placeOf(issue), value);
  } catch (error) {
    if (error instanceof FieldProblem) throw badRequest(`${field.name}: ${error.message}`);
    throw error;
  }
}

/** Values of an app's own fields, written by that app as itself. */
export const appFieldOperations: Operation[] = [
  {
    id: 'updateCustomFieldValue',
    method: 'PUT',
    path: '/rest/api/3/app/field/{fieldIdOrKey}/value',
    scopes: [],
    spec: 'platform',
    handle: (request) => {
      const parsed = v.safeParse(One, request.body);
      if (!parsed.success) throw badRequest('Invalid request payload: updates need numeric issueIds and a value.');
      const field = ownField(request, request.params.fieldIdOrKey ?? '');
      for (const { issueIds, value } of parsed.output.updates) write(request, field, issueIds, value);
      return noContent();
    },
  },
  {
    id: 'updateMultipleCustomFieldValues',
    method: 'POST',
    path: '/rest/api/3/app/field/value',
    scopes: [],
    spec: 'platform',
    handle: (request) => {
      const parsed = v.safeParse(Many, request.body);
      if (!parsed.success) throw badRequest('Invalid request payload: updates need customField, numeric issueIds and a value.');
      for (const { customField, issueIds, value } of parsed.output.updates) write(request, ownField(request, customField), issueIds, value);
      return noContent();
    },
  },
];
