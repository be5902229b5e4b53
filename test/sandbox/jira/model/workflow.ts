export interface StatusDef {
  id: string;
  name: string;
  description: string;
  category: 'TODO' | 'IN_PROGRESS' | 'DONE';
  scopeProjectId?: string;
}

/** A rule of an app or of Jira on a transition. `ruleKey` as in the workflows API ("forge:expression-validator", "system:validate-field-value" …). */
export interface WorkflowRule {
  id: string;
  ruleKey: string;
  parameters: Record<string, string>;
}

export interface WorkflowTransition {
  id: string;
  name: string;
  description: string;
  type: 'INITIAL' | 'GLOBAL' | 'DIRECTED';
  /** Empty for GLOBAL and INITIAL. */
  fromStatusIds: string[];
  toStatusId: string;
  screenId?: string;
  conditions: WorkflowRule[];
  validators: WorkflowRule[];
  actions: WorkflowRule[];
  /** Transition properties of the workflows API. */
  properties?: Record<string, string>;
}

export interface Workflow {
  /** A UUID (entityId). */
  id: string;
  name: string;
  description: string;
  version: { id: string; versionNumber: number };
  scopeProjectId?: string;
  isEditable: boolean;
  statusIds: string[];
  transitions: WorkflowTransition[];
  /** ISO instants. */
  created?: string;
  updated?: string;
  /** Status id -> where it stands in the editor, and its properties. */
  statusDetails?: Record<string, { layout?: { x: number; y: number }; properties?: Record<string, string> }>;
}

export interface WorkflowScheme {
  id: string;
  name: string;
  description: string;
  defaultWorkflowId: string;
  /** Issue type id -> workflow id. */
  mappings: Record<string, string>;
  scopeProjectId?: string;
}
