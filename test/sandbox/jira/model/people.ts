export type AccountId = string;

export interface Person {
  /** = accountId */
  id: AccountId;
  displayName: string;
  emailAddress: string;
  /** "customer": portal only, no Jira licence. "app": an app's own user. */
  accountType: 'atlassian' | 'customer' | 'app';
  /** Has a Jira licence (product access). */
  licensed: boolean;
  active: boolean;
  timeZone: string;
  /** A locale code as Jira spells it: "en_US", "fr_FR". */
  locale: string;
  /** What the switcher says under the name: "Agent, tier 1". */
  title?: string;
}

export interface Group {
  /** = groupId (a UUID in Jira) */
  id: string;
  name: string;
  members: AccountId[];
}

export interface Role {
  id: string;
  name: string;
  description: string;
  /** Set for a role of one team-managed project. */
  scopeProjectId?: string;
}

export type GrantHolder =
  | { type: 'applicationRole' } // any licensed person
  | { type: 'group'; group: string }
  | { type: 'projectRole'; roleId: string }
  | { type: 'reporter' }
  | { type: 'assignee' }
  | { type: 'projectLead' }
  | { type: 'user'; accountId: AccountId }
  | { type: 'anyone' }
  | { type: 'sd.customer.portal.only' }; // JSM: customers, through the portal only

export interface PermissionScheme {
  id: string;
  name: string;
  description: string;
  /** Permission key ("BROWSE_PROJECTS") -> holders. */
  grants: { permission: string; holder: GrantHolder /** Id of the grant in the REST API. */; id?: string }[];
  scopeProjectId?: string;
}

/** Who has a global permission (id = its key): groups by name. */
export interface GlobalPermission {
  id: string;
  groups: string[];
}
