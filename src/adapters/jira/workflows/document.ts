import { getAppContext } from '@forge/api';
import * as v from 'valibot';
import type { InstalledRule, SiteWorkflow } from '../../../domain/gates/workflow';
import type { StatusCategory } from '../../../domain/incident/facts';
import { pageOf } from '../site/paging';

// Workflows as Jira's API has them. A change sends the whole workflow back, so everything that was read is kept, known to us or not.

const rule = v.looseObject({
  ruleKey: v.string(),
  parameters: v.optional(v.nullable(v.record(v.string(), v.nullable(v.string()))), {}),
});
const transition = v.looseObject({
  id: v.string(),
  type: v.picklist(['INITIAL', 'GLOBAL', 'DIRECTED']),
  name: v.optional(v.string(), ''),
  toStatusReference: v.string(),
  links: v.optional(v.nullable(v.array(v.looseObject({ fromStatusReference: v.optional(v.nullable(v.string())) }))), []),
  validators: v.optional(v.nullable(v.array(rule)), []),
});
const workflow = v.looseObject({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.nullable(v.string())),
  version: v.object({ id: v.string(), versionNumber: v.number() }),
  isEditable: v.optional(v.boolean(), true),
  scope: v.optional(v.looseObject({ type: v.optional(v.string()) })),
  statuses: v.array(v.looseObject({ statusReference: v.string() })),
  transitions: v.array(transition),
});
const status = v.looseObject({
  id: v.string(),
  name: v.string(),
  statusReference: v.string(),
  statusCategory: v.picklist(['TODO', 'IN_PROGRESS', 'DONE']),
});

export const workflowsAnswer = v.object({ statuses: v.array(status), workflows: v.array(workflow) });
/** A page of a search: the workflows of it, and their statuses beside them. */
export const workflowsPage = v.object({ ...pageOf(workflow).entries, statuses: v.optional(v.array(status), []) });
export type WorkflowDocument = v.InferOutput<typeof workflow>;
export type StatusDocument = v.InferOutput<typeof status>;
type Transition = v.InferOutput<typeof transition>;
type Rule = v.InferOutput<typeof rule>;

/** How workflows name a validator of an app (capabilities list it so). */
const RULE_KEY = 'forge:expression-validator';
const MODULE = 'firebreak-gates';

/** Our validator as rules name it: of this environment; another one of the app may be installed on the same site. */
function ourModule(): string {
  const { appAri, environmentAri } = getAppContext();
  return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${MODULE}`;
}

/** Whether a rule is a gate of ours. */
const isOurs = ({ ruleKey, parameters }: Rule): boolean => ruleKey === RULE_KEY && parameters?.key === ourModule();

const CATEGORIES: Record<StatusDocument['statusCategory'], StatusCategory> = { TODO: 'new', IN_PROGRESS: 'indeterminate', DONE: 'done' };

/** A workflow as gates look at it. Statuses are named by their references, which are their ids in all that is read. */
export function siteWorkflow(document: WorkflowDocument, statuses: readonly StatusDocument[]): SiteWorkflow {
  const { id, name, version, isEditable, scope, transitions } = document;
  const known = new Map(statuses.map((one) => [one.statusReference, one]));
  const idOf = (reference: string): string => known.get(reference)?.id ?? reference;
  return {
    id,
    name,
    version,
    editable: isEditable,
    teamManaged: scope?.type === 'PROJECT',
    statuses: document.statuses.flatMap(({ statusReference }) => {
      const found = known.get(statusReference);
      return found ? [{ id: found.id, name: found.name, category: CATEGORIES[found.statusCategory] }] : [];
    }),
    transitions: transitions.map((one) => ({
      id: one.id,
      name: one.name,
      type: one.type,
      from: (one.links ?? []).flatMap(({ fromStatusReference }) => (fromStatusReference ? [idOf(fromStatusReference)] : [])),
      to: idOf(one.toStatusReference),
      rules: (one.validators ?? []).filter(isOurs).map(installed),
    })),
  };
}

const installed = ({ parameters }: Rule): InstalledRule => ({
  config: parameters?.config ?? '',
  disabled: parameters?.disabled === 'true',
});

/** A transition with this rule of ours, at the place of the one it had, or without any. Rules of others stay as and where they are. */
export function withRule(one: Transition, config: string | undefined, newId: () => string): Transition {
  const validators = one.validators ?? [];
  const at = validators.findIndex(isOurs);
  const others = validators.filter((each) => !isOurs(each));
  if (config === undefined) return { ...one, validators: others };
  const id = validators[at]?.parameters?.id ?? newId();
  const made: Rule = { ruleKey: RULE_KEY, parameters: { key: ourModule(), config, id, disabled: 'false' } };
  const before = at < 0 ? others.length : validators.slice(0, at).filter((each) => !isOurs(each)).length;
  return { ...one, validators: [...others.slice(0, before), made, ...others.slice(before)] };
}

/** What of a workflow that was read is sent back with a change: everything but what only Jira writes. */
export function updateOf({
  name,
  isEditable,
  scope,
  created,
  updated,
  taskId,
  usages,
  ...kept
}: WorkflowDocument): Record<string, unknown> {
  return kept;
}
