import type { RequestPlace } from './incident-draft';

/** A service desk, in the name of the person who asks for help in it. */
export interface ServiceDesk {
  /** Where a request goes. NOT_FOUND when the person may not ask for help there; no request type when that is gone or not for them. */
  readTarget(request: RequestPlace): Promise<{ projectKey: string; projectName: string; requestTypeName?: string }>;
  /** Fields on the form, by their ids and by what they are called on it. */
  readForm(request: RequestPlace): Promise<{ fieldId: string; name: string }[]>;
  /** Where the person finds a request in the portal. */
  portalPath(issueId: string): Promise<string | undefined>;
  /** Describes a new request whose form has no description. */
  describe(issueId: string, description: string): Promise<void>;
}
