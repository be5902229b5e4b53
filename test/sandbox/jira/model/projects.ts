import type { AccountId } from './people';

export interface Project {
  id: string;
  key: string;
  name: string;
  description: string;
  projectTypeKey: 'software' | 'service_desk' | 'business';
  /** "next-gen" is team-managed. */
  style: 'classic' | 'next-gen';
  leadAccountId: AccountId;
  archived: boolean;
  /** Role id -> actors. */
  roleActors: Record<string, { users: AccountId[]; groups: string[] }>;
  issueTypeSchemeId: string;
  issueTypeScreenSchemeId: string;
  workflowSchemeId: string;
  permissionSchemeId: string;
  prioritySchemeId?: string;
  /** In the trash: hidden from everyone but Jira admins, who may restore it. */
  deleted?: { at: string; by: AccountId };
  /** Since when and by whom, when archived. */
  archivedBy?: { at: string; by: AccountId };
  components?: ProjectComponent[];
  versions?: ProjectVersion[];
}

export interface ProjectComponent {
  id: string;
  name: string;
  description: string;
  leadAccountId?: AccountId;
}

export interface ProjectVersion {
  id: string;
  name: string;
  description: string;
  archived: boolean;
  released: boolean;
  /** yyyy-MM-dd */
  releaseDate?: string;
}

export interface IssueType {
  id: string;
  name: string;
  description: string;
  /** -1 sub-task, 0 standard, 1 epic. */
  hierarchyLevel: number;
  iconUrl: string;
  /** Set for a type that belongs to one team-managed project. */
  scopeProjectId?: string;
}

export interface IssueTypeScheme {
  id: string;
  name: string;
  description: string;
  isDefault: boolean;
  defaultIssueTypeId?: string;
  issueTypeIds: string[];
  /** Set for what a team-managed project keeps to itself: no scheme operation sees it. */
  scopeProjectId?: string;
}
