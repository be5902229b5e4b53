import { type AppError, AppFault } from '../../contract/errors';
import type { RaisedIncident } from '../../contract/types';
import { type SentField, sentFields } from '../../domain/raise/values';
import type { JiraFields, RequestPlace } from '../../ports';
import type { Order, RaisePorts } from './order';

/** An incident Jira has made. */
export interface Made {
  id: string;
  key: string;
  portalPath?: string;
  /** What Jira did not take from the person, in its own words. */
  notSet: NonNullable<RaisedIncident['notSet']>;
}

type MakePorts = Pick<RaisePorts, 'person' | 'desk'>;

/**
 * Makes the incident as the person. When Jira refuses fields of ours it is made again without exactly those: a refusal makes nothing.
 * Throws UNCLEAR when Jira has not said whether it made it, and otherwise Jira's refusal, with fields of ours under our own names.
 */
export async function makeIncident(ports: MakePorts, order: Order): Promise<Made> {
  let fields = sentFields(order.said.values, order.settings.fields);
  if (order.request) fields = fields.filter(({ fieldId }) => order.request?.fieldIds.includes(fieldId));
  const notSet: Made['notSet'] = [];
  for (;;) {
    try {
      return { ...(await create(ports, order, fields)), notSet };
    } catch (error) {
      if (!(error instanceof AppFault) || error.error.code !== 'JIRA_REFUSED') throw error;
      const refused = await refusedOf(ports, order, fields, error.error);
      if (refused.length === 0) throw inOurNames(error, order, notSet);
      notSet.push(...refused);
      fields = fields.filter(({ name }) => !refused.some(({ field }) => field === name));
    }
  }
}

function create(
  { person }: MakePorts,
  order: Order,
  sent: readonly SentField[],
): Promise<{ id: string; key: string; portalPath?: string }> {
  const { settings, request, summary, description, intentId, origin } = order;
  const fields: JiraFields = Object.fromEntries(sent.map(({ fieldId, value }) => [fieldId, value]));
  if (!request) return person.createIncident({ ...settings.target, summary, description, fields, intentId, ...(origin ? { origin } : {}) });
  const { serviceDeskId, requestTypeId } = request;
  const onForm = hasDescription(order) ? { description } : {};
  return person.createRequest({ serviceDeskId, requestTypeId, summary, ...onForm, fields });
}

/** Whether the description can be sent along: forms of request types need not have one. */
export const hasDescription = ({ request }: Pick<Order, 'request'>): boolean => !request || request.fieldIds.includes('description');

/**
 * Which of the fields that were sent a refusal is about; none when it is about anything else too, which only a person can mend. Jira names
 * fields by their ids. A service desk says one sentence, in which fields are called what they are called on the form.
 */
async function refusedOf({ desk }: MakePorts, order: Order, sent: readonly SentField[], error: AppError): Promise<Made['notSet']> {
  if (sent.length === 0) return [];
  const named = Object.keys(error.fields ?? {});
  if (named.some((id) => !sent.some(({ fieldId }) => fieldId === id))) return [];
  if (named.length > 0)
    return sent.flatMap(({ name, fieldId }) => (named.includes(fieldId) ? [{ field: name, words: error.fields?.[fieldId] ?? '' }] : []));
  if (!order.request) return [];
  const words = (error.details ?? []).join(' ');
  const told = (fields: readonly SentField[]): Made['notSet'] => fields.map(({ name }) => ({ field: name, words }));
  const byId = sent.filter(({ fieldId }) => new RegExp(`\\b${fieldId}\\b`).test(words));
  if (byId.length > 0) return told(byId);
  const form = await formOf(desk, order.request);
  if (!form) return [];
  const byName = sent.filter(({ fieldId }) => {
    const onForm = form.find((field) => field.fieldId === fieldId);
    return !onForm || words.includes(onForm.name);
  });
  // A sentence that names no field at all may still be about one of ours; without them it is clear.
  return told(byName.length > 0 ? byName : sent);
}

/** Undefined when it cannot be read: then the refusal stands as it is. */
async function formOf(desk: MakePorts['desk'], request: RequestPlace): Promise<{ fieldId: string; name: string }[] | undefined> {
  try {
    return await desk.readForm(request);
  } catch (error) {
    if (error instanceof AppFault) return undefined;
    throw error;
  }
}

/** The refusal for whoever raises: fields of ours by our names; Jira's ids of others, which say nothing to anybody, left out. */
function inOurNames(refusal: AppFault, { settings }: Order, notSet: Made['notSet']): AppFault {
  const { fields, details, ...error } = refusal.error;
  if (!fields) return refusal;
  const ours = new Map(Object.entries(settings.fields).map(([name, binding]) => [binding?.fieldId, name]));
  const named = Object.entries(fields).map(([id, words]): [string, string] => {
    const name = ours.get(id) ?? id;
    // Left out because its value was refused, and now it is missed: the first refusal says why.
    const before = notSet.find(({ field }) => field === name)?.words;
    return [name, before === undefined ? words : `${before} ${words}`];
  });
  const prefixes = Object.keys(fields).filter((id) => id.startsWith('customfield_'));
  const said = (details ?? []).map((line) => {
    const prefix = prefixes.find((id) => line.startsWith(`${id}: `));
    return prefix === undefined ? line : line.slice(prefix.length + 2);
  });
  return new AppFault({ ...error, fields: Object.fromEntries(named), ...(said.length > 0 ? { details: said } : {}) }, refusal.retryAfter);
}
