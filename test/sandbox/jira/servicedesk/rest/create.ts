import * as v from 'valibot';
import { adfOf } from '../../adf/adf';
import { liveField } from '../../fields/index';
import { serviceField, tellCustomers } from '../../issues/outbox';
import { byOf, createIssue } from '../../issues/service';
import type { Jira } from '../../jira';
import type { Issue, RequestType, ServiceDesk } from '../../model';
import { badRequest, forbidden, JiraError } from '../../rest/errors';
import { created, type Operation, type RestRequest } from '../../rest/operation';
import { agentOf, deskFor, requestOf, typeFor } from '../access';
import { requestBean } from '../beans';
import { define, read, SCOPES, viewerOf } from './define';

const Body = v.object({
  serviceDeskId: v.string(),
  requestTypeId: v.string(),
  requestFieldValues: v.optional(v.record(v.string(), v.unknown()), {}),
  requestParticipants: v.optional(v.array(v.string()), []),
  raiseOnBehalfOf: v.optional(v.string()),
  isAdfRequest: v.optional(v.boolean(), false),
  channel: v.optional(v.string()),
  form: v.optional(v.unknown()),
});

type Asked = v.InferOutput<typeof Body>;

const NOT_CREATED = 'Your request could not be created. Please check the fields have been correctly filled in.';

/** Jira Service Management puts what is wrong with each field into one sentence. */
const refused = (errors: Record<string, string>): JiraError =>
  badRequest(
    `${NOT_CREATED} ${Object.entries(errors)
      .map(([field, text]) => `${field}: ${text}`)
      .join(' ')}`,
  );

/** The values of a form in the shape platform issues take: only fields of the form, rich text from plain text unless it is a document. */
function fieldsOf(jira: Jira, type: RequestType, asked: Asked): Record<string, unknown> {
  const errors: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  const form = new Map(type.fields.map((entry) => [entry.fieldId, entry]));
  for (const [id, value] of Object.entries(asked.requestFieldValues)) {
    const field = liveField(jira, id);
    if (!form.has(id) || !field) errors[id] = `Field '${id}' cannot be set. It is not on the appropriate screen, or unknown.`;
    else fields[id] = field.kind === 'textarea' && typeof value === 'string' && !asked.isAdfRequest ? adfOf(value) : value;
  }
  for (const entry of type.fields) {
    if (entry.presetValue !== undefined && fields[entry.fieldId] === undefined) fields[entry.fieldId] = entry.presetValue;
    const value = fields[entry.fieldId];
    const empty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (entry.required && empty) {
      const name = entry.label ?? jira.fields.get(entry.fieldId)?.name ?? entry.fieldId;
      errors[entry.fieldId] = `${name} is required.`;
    }
  }
  if (Object.keys(errors).length > 0) throw refused(errors);
  return fields;
}

/** Whose request it is: the caller's, or another's when an agent raises it for them. */
function reporterOf(request: RestRequest, desk: ServiceDesk, behalf: string | undefined): string {
  const { jira, caller } = request;
  const own = viewerOf(request) ?? '';
  if (behalf === undefined || behalf === own) return own;
  if (!agentOf(jira, caller, desk)) throw forbidden('You do not have permission to raise a request on behalf of another user.');
  const person = jira.people.get(behalf) ?? jira.people.find((candidate) => candidate.emailAddress === behalf);
  if (!person?.active) throw badRequest(`${NOT_CREATED} The customer "${behalf}" does not exist.`);
  return person.id;
}

function make(request: RestRequest, desk: ServiceDesk, type: RequestType, asked: Asked): Issue {
  const { jira } = request;
  const reporter = reporterOf(request, desk, asked.raiseOnBehalfOf);
  const participants = serviceField(jira, 'participants');
  const fields = fieldsOf(jira, type, asked);
  if (asked.requestParticipants.length > 0 && participants !== undefined)
    fields[participants] = asked.requestParticipants.filter((id) => id !== reporter).map((accountId) => ({ accountId }));
  try {
    return createIssue(
      jira,
      {
        projectId: desk.projectId,
        typeId: type.issueTypeId,
        requestTypeId: type.id,
        fields: { ...fields, reporter: { accountId: reporter } },
      },
      byOf(request.caller),
    );
  } catch (error) {
    if (error instanceof JiraError && error.status === 400 && Object.keys(error.errors).length > 0) throw refused(error.errors);
    throw error;
  }
}

/** Raising a request, as a customer does in the portal or an agent for them. */
export const createRequestOperations: Operation[] = [
  define('createCustomerRequest', 'POST', '/request', SCOPES.write, (request) => {
    const { jira } = request;
    const asked = read(Body, request.body);
    if (asked.form !== undefined) {
      jira.site.problems.report({ where: 'servicedesk', what: 'forms on requests are not modelled by the local Jira' });
      throw badRequest('Forms on requests are not modelled by the local Jira.');
    }
    const desk = deskFor(jira, request.caller, asked.serviceDeskId);
    const issue = make(request, desk, typeFor(jira, desk, asked.requestTypeId), asked);
    const text = `We have received your request ${issue.key} and will look at it.`;
    tellCustomers(jira, issue, { subject: `${issue.key} ${String(issue.fields.summary ?? '')}`, text }, { accountId: '' });
    const made = requestOf(jira, issue);
    if (!made) throw new Error('sandbox: a request was made that is none');
    return created(requestBean(request, made, viewerOf(request), []));
  }),
];
