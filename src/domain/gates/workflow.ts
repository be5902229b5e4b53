import type { StatusCategory } from '../incident/facts';

/** A rule of ours that stands on a transition. */
export interface InstalledRule {
  /** What it is told, as Jira keeps it: JSON. */
  config: string;
  /** Somebody switched it off. */
  disabled: boolean;
}

/** A transition of a workflow. Ids of Jira's are texts. */
export interface WorkflowTransition {
  id: string;
  name: string;
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED';
  /** Ids of statuses; none: from any. */
  from: string[];
  /** Id of a status. */
  to: string;
  /** Ours only. */
  rules: InstalledRule[];
}

/** A workflow of the site, as far as gates need it. */
export interface SiteWorkflow {
  id: string;
  name: string;
  /** What Jira calls this state of it; it is changed only from the state that was read. */
  version: { id: string; versionNumber: number };
  editable: boolean;
  /** Belongs to a team-managed project, where Jira lets apps add no rules. */
  teamManaged: boolean;
  statuses: { id: string; name: string; category: StatusCategory }[];
  transitions: WorkflowTransition[];
}

/** A version as one text, to be shown to nobody and compared. */
export const versionOf = ({ version }: Pick<SiteWorkflow, 'version'>): string => `${version.id}/${version.versionNumber}`;
