import type { FieldName, Language } from '../../contract/types';
import type { NeedKind } from '../lifecycle/state';

// What a rule on a transition of a Jira workflow is told. Jira keeps it as JSON with the rule and gives it to the expression
// (expression.ts) as `config`. Ids of Jira's things are numbers, as expressions spell them.

/** Bytes a rule's JSON may have in Jira. */
export const RULE_MAX = 32_768;

/** Which incidents a gate is for, in ids of the site: each part that is given holds. */
export interface JiraFor {
  priorities?: number[];
  projects?: number[];
  /** Ids of groups; the reporter is in one of them. */
  groups?: string[];
  /** Options of which the field has one. `cascade`: it, or the one below it. */
  options: { field: string; kind: 'one' | 'many' | 'cascade'; any: number[] }[];
}

/** A field that has to be filled. `many`: a list, which may be there and empty. */
interface RuleField {
  id: string;
  name: string;
  many: boolean;
}

/** One gate of a rule. */
export interface RuleGate {
  /** Id in the policy. */
  id: string;
  need: NeedKind;
  /** Fields, for the need `fields`; otherwise empty. */
  fields: RuleField[];
  for: JiraFor;
  /** Of `confirmation`: whose requesters are asked. Others need no confirmation. */
  asked?: JiraFor;
  /** What is said when it is not met: before what is missing, and after it. */
  say: [string, string];
}

/** Everything the expression knows besides the issue. */
export interface Rule {
  /** In which its words are. */
  language: Language;
  /** Id of the transition it is for. */
  transition: string;
  /** Which issues are incidents: others pass. */
  places: { project: number; types: number[] }[];
  gates: RuleGate[];
  /** Fields of Jira's, by what the expression reads in them; empty: not there. */
  fields: { override: string; answer: string; kind: string; affected: string; tasks: string };
  /** What stands for open tasks whoever is told of them does not see. */
  tasks: string;
  /** The app's own account, whose comments are nobody's diagnosis. */
  app: string;
  /** What is said before and after the gates that are not met. */
  say: [string, string];
}

/** Words of the rules in one language; `{gate}` is a gate's name, `{list}` what is missing. */
export interface RuleWords {
  language: Language;
  before: string;
  after: string;
  /** Open tasks whoever is told of them does not see. */
  openTasks: string;
  needs: Readonly<Record<NeedKind, string>>;
}

/** A gate as it is named to admins. */
export interface GateNamed {
  id: string;
  name: string;
  need: NeedKind;
  fields: FieldName[];
}
