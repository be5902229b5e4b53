import { query, rest } from '../api';

/** Calls of Jira Service Management's REST API, as far as the portal makes them. Shapes are Atlassian's. */

interface Paged<T> {
  values: T[];
  size: number;
  isLastPage: boolean;
}

export interface ServiceDesk {
  id: string;
  projectName: string;
  projectKey: string;
}

export interface RequestType {
  id: string;
  name: string;
  description: string;
  helpText: string;
  groupIds?: string[];
}

export interface RequestField {
  fieldId: string;
  name: string;
  description?: string;
  required: boolean;
  visible?: boolean;
  validValues?: FieldValue[];
  jiraSchema: { type: string; items?: string; system?: string; custom?: string };
}

export interface FieldValue {
  value: string;
  label: string;
  children?: FieldValue[];
}

interface When {
  iso8601: string;
  friendly?: string;
}

export interface Person {
  accountId: string;
  displayName: string;
}

export interface CustomerRequest {
  issueId: string;
  issueKey: string;
  requestTypeId: string;
  serviceDeskId: string;
  summary?: string;
  createdDate: When;
  reporter: Person;
  requestFieldValues: { fieldId: string; label: string; value?: unknown; renderedValue?: unknown }[];
  currentStatus: { status: string; statusCategory: string; statusDate: When };
  requestType?: { name: string };
  serviceDesk?: { projectName: string };
  participants?: Paged<Person>;
}

export interface RequestComment {
  id: string;
  body: string;
  author: Person;
  created: When;
  public: boolean;
}

const BASE = '/rest/servicedeskapi';
const at = encodeURIComponent;

async function values<T>(path: string): Promise<T[]> {
  return (await rest<Paged<T>>('GET', `${BASE}${path}`)).values;
}

export const serviceDesks = (): Promise<ServiceDesk[]> => values('/servicedesk?limit=50');
export const serviceDesk = (id: string): Promise<ServiceDesk> => rest('GET', `${BASE}/servicedesk/${at(id)}`);
export const requestTypes = (desk: string): Promise<RequestType[]> => values(`/servicedesk/${at(desk)}/requesttype?limit=50`);
export const requestType = (desk: string, id: string): Promise<RequestType> =>
  rest('GET', `${BASE}/servicedesk/${at(desk)}/requesttype/${at(id)}`);
export const requestTypeGroups = (desk: string): Promise<{ id: string; name: string }[]> =>
  values(`/servicedesk/${at(desk)}/requesttypegroup?limit=50`);

export async function requestFields(desk: string, type: string): Promise<RequestField[]> {
  const answer = await rest<{ requestTypeFields: RequestField[] }>('GET', `${BASE}/servicedesk/${at(desk)}/requesttype/${at(type)}/field`);
  return answer.requestTypeFields;
}

export function createRequest(desk: string, type: string, fields: Record<string, unknown>): Promise<CustomerRequest> {
  return rest('POST', `${BASE}/request`, { serviceDeskId: desk, requestTypeId: type, requestFieldValues: fields });
}

export function myRequests(filter: { ownership: string; status: string; term: string }): Promise<CustomerRequest[]> {
  const asked = {
    requestOwnership: filter.ownership,
    requestStatus: filter.status,
    ...(filter.term ? { searchTerm: filter.term } : {}),
    expand: ['requestType', 'serviceDesk'],
    limit: 50,
  };
  return values(`/request${query(asked)}`);
}

export function request(key: string): Promise<CustomerRequest> {
  return rest('GET', `${BASE}/request/${at(key)}${query({ expand: ['requestType', 'serviceDesk', 'participant'] })}`);
}

export const comments = (key: string): Promise<RequestComment[]> =>
  values(`/request/${at(key)}/comment?public=true&internal=false&limit=100`);
export const addComment = (key: string, body: string): Promise<RequestComment> =>
  rest('POST', `${BASE}/request/${at(key)}/comment`, { body, public: true });
export const transitions = (key: string): Promise<{ id: string; name: string }[]> => values(`/request/${at(key)}/transition`);
export const transit = (key: string, id: string): Promise<void> => rest('POST', `${BASE}/request/${at(key)}/transition`, { id });
export const participants = (key: string): Promise<Person[]> => values(`/request/${at(key)}/participant?limit=50`);
export const addParticipant = (key: string, accountId: string): Promise<unknown> =>
  rest('POST', `${BASE}/request/${at(key)}/participant`, { accountIds: [accountId] });

/** Text of a field value as the portal shows it. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join(', ');
  if (typeof value !== 'object') return String(value);
  for (const name of ['displayName', 'label', 'name', 'value', 'text', 'friendly']) {
    if (name in value) {
      const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
      const child: unknown = Object.entries(value).find(([key]) => key === 'child')?.[1];
      return child === undefined ? String(found) : `${String(found)} › ${valueText(child)}`;
    }
  }
  return JSON.stringify(value);
}

/** Tone of a request's status lozenge. */
export function requestTone(category: string): 'default' | 'inprogress' | 'success' {
  if (category === 'DONE') return 'success';
  return category === 'INDETERMINATE' ? 'inprogress' : 'default';
}
