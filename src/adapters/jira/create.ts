import { AppFault, fault } from '../../contract/errors';
import { INTENT_PROPERTY } from '../../domain/incident/state';
import type { JiraAsPerson } from '../../ports';
import { toDocument } from './adf';
import { portalPathOf, requestSchema } from './desk';
import { ask } from './request';
import { createdSchema } from './schemas';

/** Makes an incident as an issue; the intent goes in with it, in the same call. */
export const createIncident: JiraAsPerson['createIncident'] = (draft) => {
  const intent = { schema: 1, id: draft.intentId, ...(draft.origin ? { origin: draft.origin } : {}) };
  const body = {
    fields: {
      ...draft.fields,
      project: { id: draft.projectId },
      issuetype: { id: draft.issueTypeId },
      summary: draft.summary,
      ...described(draft.description),
    },
    properties: [{ key: INTENT_PROPERTY, value: intent }],
  };
  return made(ask('createIssue', 'person', { body }, createdSchema));
};

/** Makes an incident as a request of a service desk, which takes no properties. */
export const createRequest: JiraAsPerson['createRequest'] = async ({ serviceDeskId, requestTypeId, summary, description, fields }) => {
  const body = {
    serviceDeskId,
    requestTypeId,
    requestFieldValues: { ...fields, summary, ...described(description ?? '') },
    // Otherwise Jira reads the description as wiki markup: what somebody typed would become links, images and macros.
    isAdfRequest: true,
  };
  const request = await made(ask('createCustomerRequest', 'person', { body }, requestSchema));
  const portalPath = portalPathOf(request);
  return { id: request.issueId, key: request.issueKey, ...(portalPath === undefined ? {} : { portalPath }) };
};

const described = (text: string): Record<string, unknown> => (text.trim() === '' ? {} : { description: toDocument(text) });

/** An answer that leaves open whether the issue was made is UNCLEAR. A refusal by 4xx makes nothing, nor does a call without a token. */
async function made<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof AppFault) || error.status === 429) throw error;
    const { code, message } = error.error;
    throw code === 'TRY_LATER' || code === 'INTERNAL' ? fault('UNCLEAR', message) : error;
  }
}
