import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { RequestPlace, ServiceDesk } from '../../ports';
import { toDocument } from './adf';
import { ask, send } from './request';

const deskSchema = v.object({ projectKey: v.string(), projectName: v.string() });
const typeSchema = v.object({ name: v.string(), canCreateRequest: v.optional(v.boolean(), true) });
const formSchema = v.object({ requestTypeFields: v.array(v.object({ fieldId: v.string(), name: v.string() })) });
export const requestSchema = v.object({
  issueId: v.string(),
  issueKey: v.string(),
  _links: v.optional(v.object({ web: v.optional(v.string()) })),
});

/** Where a request is in the portal, without the site's address. */
export function portalPathOf(request: v.InferOutput<typeof requestSchema>): string | undefined {
  const web = request._links?.web ?? '';
  return URL.canParse(web) ? new URL(web).pathname : undefined;
}

/** The request type by its name; undefined when it is gone or not open to the person. */
async function requestTypeName({ serviceDeskId, requestTypeId }: RequestPlace): Promise<string | undefined> {
  try {
    const type = await ask('getRequestTypeById', 'person', { path: { serviceDeskId, requestTypeId } }, typeSchema);
    return type.canCreateRequest ? type.name : undefined;
  } catch (error) {
    if (error instanceof AppFault && (error.error.code === 'NOT_FOUND' || error.error.code === 'NOT_ALLOWED')) return undefined;
    throw error;
  }
}

/** A service desk, in the name of whoever called the resolver. */
export const serviceDesk: ServiceDesk = {
  readTarget: async (request) => {
    const [desk, name] = await Promise.all([
      ask('getServiceDeskById', 'person', { path: { serviceDeskId: request.serviceDeskId } }, deskSchema),
      requestTypeName(request),
    ]);
    return { projectKey: desk.projectKey, projectName: desk.projectName, ...(name === undefined ? {} : { requestTypeName: name }) };
  },
  readForm: async ({ serviceDeskId, requestTypeId }) =>
    (await ask('getRequestTypeFields', 'person', { path: { serviceDeskId, requestTypeId } }, formSchema)).requestTypeFields,
  portalPath: async (issueId) =>
    portalPathOf(await ask('getCustomerRequestByIdOrKey', 'person', { path: { issueIdOrKey: issueId } }, requestSchema)),
  // As the app: requesters may not edit what they raised.
  describe: async (issueId, description) => {
    const body = { fields: { description: toDocument(description) } };
    await send('editIssue', 'app', { path: { issueIdOrKey: issueId }, query: { notifyUsers: 'false' }, body });
  },
};
