import type { AccountId } from './people';

export interface ServiceDesk {
  id: string;
  projectId: string;
  portalName: string;
  /** Customers allowed to raise requests (besides organisations and everyone when open). */
  customers: AccountId[];
  openAccess: boolean;
  organizationIds: string[];
}

export interface RequestType {
  id: string;
  serviceDeskId: string;
  issueTypeId: string;
  name: string;
  description: string;
  helpText: string;
  groupIds: string[];
  /** Fields on the portal form, in order. */
  fields: { fieldId: string; required: boolean; label?: string; description?: string; presetValue?: unknown; visible: boolean }[];
}

/** A heading of a portal, under which its request types stand. */
export interface RequestTypeGroup {
  id: string;
  serviceDeskId: string;
  name: string;
}

export interface Organization {
  id: string;
  name: string;
  members: AccountId[];
}
