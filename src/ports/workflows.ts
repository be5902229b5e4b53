import type { Language } from '../contract/types';
import type { RuleWords } from '../domain/gates/rule';
import type { SiteWorkflow } from '../domain/gates/workflow';

/** Workflows of incidents with the app's rules in them: as the admin who asks, or as the app where nobody is there. */
export interface WorkflowReader {
  /** Those that issues of these types follow in these projects, each once. */
  readFor(places: readonly { projectId: string; issueTypeIds: readonly string[] }[]): Promise<SiteWorkflow[]>;
}

/** What is to stand on a transition: what the rule is told, as JSON; undefined: no rule of ours. */
export interface RuleChange {
  transition: string;
  config: string | undefined;
}

/** Workflows of the whole site and their changes, always as the admin who clicked. */
export interface WorkflowKeeper extends WorkflowReader {
  /** Every workflow of the site that has a rule of ours, whoever uses it. */
  readWithRules(): Promise<SiteWorkflow[]>;
  /** Undefined when it is gone. */
  readOne(workflowId: string): Promise<SiteWorkflow | undefined>;
  /** Ids of the projects that use a workflow. */
  projectsOf(workflowId: string): Promise<string[]>;
  /** Puts rules of ours on transitions or takes them off; nothing else of the workflow changes. CONFLICT when it is no longer what was read. */
  writeRules(workflow: Pick<SiteWorkflow, 'id' | 'version'>, changes: readonly RuleChange[]): Promise<void>;
}

/** The words of rules in a language. */
export type GateWords = (language: Language) => RuleWords;
