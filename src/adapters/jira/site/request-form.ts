import * as v from 'valibot';
import { AppFault } from '../../../contract/errors';
import type { RequestForm } from '../../../domain/set-up/site';
import { ask, type Caller } from '../request';

const deskSchema = v.object({ id: v.string() });
const typeSchema = v.object({ id: v.string(), name: v.string(), issueTypeId: v.string() });
const formSchema = v.object({
  requestTypeFields: v.optional(v.array(v.object({ fieldId: v.string(), visible: v.optional(v.boolean(), true) })), []),
});

/** A request type of a service project and what is on its form; undefined when it is not there. Jira takes the project's key for its desk. */
export async function readRequestForm(by: Caller, projectKey: string, requestTypeId: string): Promise<RequestForm | undefined> {
  const desk = await ask('getServiceDeskById', by, { path: { serviceDeskId: projectKey } }, deskSchema);
  const path = { serviceDeskId: desk.id, requestTypeId };
  try {
    const [type, form] = await Promise.all([
      ask('getRequestTypeById', by, { path }, typeSchema),
      ask('getRequestTypeFields', by, { path }, formSchema),
    ]);
    const fieldIds = form.requestTypeFields.flatMap(({ fieldId, visible }) => (visible ? [fieldId] : []));
    return { serviceDeskId: desk.id, requestTypeId: type.id, name: type.name, issueTypeId: type.issueTypeId, fieldIds };
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
