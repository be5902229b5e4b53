import * as v from 'valibot';
import { NEEDS } from './policy-sections/lifecycle';
import { LANGUAGES } from './policy-sections/parts';
import { FIELD_NAMES } from './settings';

// Gates in Jira's workflows: what would be done about them, and doing it. Admins only.

const language = v.picklist(LANGUAGES);

const transition = v.object({
  id: v.string(),
  name: v.string(),
  /** Names of statuses; none: from any. */
  from: v.array(v.string()),
  to: v.string(),
  /** keep: it has the rule it should have. */
  change: v.picklist(['add', 'change', 'remove', 'keep']),
  /** Those that hold it afterwards. */
  gates: v.array(v.object({ id: v.string(), name: v.string(), need: v.picklist(NEEDS), fields: v.array(v.picklist(FIELD_NAMES)) })),
});

const workflow = v.object({
  id: v.string(),
  name: v.string(),
  /** What is sent back, for the workflow to be changed only as it was looked at. */
  version: v.string(),
  /** Names of the projects that use it, those without incidents too. */
  projects: v.array(v.string()),
  /** Why the app cannot put gates into it: Jira lets nobody change it; a team-managed project's; the gates are too many for one rule. */
  obstacle: v.optional(v.picklist(['notEditable', 'teamManaged', 'tooLong'])),
  /** Those with a gate, now or afterwards. */
  transitions: v.array(transition),
});

export const gatesPreview = v.object({
  /** Version of the policy in force, whose gates these are; null: nothing is set up, and what is left can only be removed. */
  policy: v.nullable(v.number()),
  language,
  workflows: v.array(workflow),
  /** Phases no status leads to: their gates hold nobody up. Names. */
  unreached: v.array(v.object({ phase: v.string(), gates: v.array(v.string()) })),
  /** Whether a rule stands in any workflow. */
  installed: v.boolean(),
});

const which = { workflow: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), version: v.pipe(v.string(), v.maxLength(200)) };
const nothing = v.object({});

/** Calls of the page "Gates in workflows". */
export const gateCalls = {
  /** What is there and what Apply would change, without changing anything. Without a language: that of the rules that are there, or English. */
  previewGates: { input: v.strictObject({ language: v.optional(language) }), output: gatesPreview },
  /** Makes one workflow's rules what the preview says. CONFLICT when the workflow or the policy is no longer that of the preview. */
  applyGates: { input: v.strictObject({ ...which, policy: v.number(), language }), output: nothing },
  /** Takes every rule of the app out of one workflow. CONFLICT when the workflow is no longer that of the preview. */
  removeGates: { input: v.strictObject(which), output: nothing },
} as const;
