import type { InstalledApp, Jira } from '../jira';
import type { Issue, WorkflowRule, WorkflowTransition } from '../model';
import { JiraError } from '../rest/errors';
import { accountOf, type Caller } from '../rest/operation';
import { workflowOf } from './workflow';

/** Rule of a transition that an app's `jira:workflowValidator` is behind (manifest-reference, "Jira workflow validator"). */
const APP_RULE = 'forge:expression-validator';

/** What a rule says of a transition; undefined message: let it through. */
export type Verdicts = { ruleId: string; message?: string }[];

interface Passage {
  /** The issue as it is. */
  issue: Issue;
  /** The issue as it would be, with the values of the transition's screen. */
  after: Issue;
  transition: WorkflowTransition;
}

/** Read when first needed: expressions look at issues, and issues at expressions. */
type Expressions = typeof import('../expressions/index');

type Validator = InstalledApp['workflowValidators'][number];

/** The app's module a rule names: "ari:cloud:ecosystem::extension/{appId}/{environmentId}/static/{moduleKey}". */
function moduleOf(jira: Jira, rule: WorkflowRule): { app: InstalledApp; validator: Validator } | undefined {
  const parts = /^ari:cloud:ecosystem::extension\/([^/]+)\/([^/]+)\/static\/(.+)$/.exec(rule.parameters.key ?? '');
  if (!parts) return undefined;
  const app = jira.apps.find((candidate) => candidate.appId === parts[1] && candidate.environmentId === parts[2]);
  const validator = app?.workflowValidators.find((candidate) => candidate.key === parts[3]);
  return app && validator ? { app, validator } : undefined;
}

/** Asks the validators of apps. One whose app is gone blocks, as on the platform ("evaluates to false"). Read before the transaction. */
export async function appVerdicts(jira: Jira, caller: Caller, passage: Passage): Promise<Verdicts> {
  const rules = passage.transition.validators.filter((rule) => rule.ruleKey.startsWith('forge:'));
  return Promise.all(rules.map(async (rule) => ({ ruleId: rule.id, ...(await verdict(jira, caller, passage, rule)) })));
}

async function verdict(jira: Jira, caller: Caller, passage: Passage, rule: WorkflowRule): Promise<{ message?: string }> {
  const found = rule.ruleKey === APP_RULE ? moduleOf(jira, rule) : undefined;
  if (!found) return { message: 'A validator of an app that is not installed blocks this transition.' };
  const { app, validator } = found;
  const expressions = await import('../expressions/index');
  try {
    if (validator.functionKey !== undefined) {
      const { result, errorMessage } = await app.runWorkflowValidator(validator.key, functionEvent(jira, caller, passage, rule));
      return result ? {} : { message: errorMessage };
    }
    const passes = evaluate(expressions, jira, caller, passage, rule, validator.expression ?? 'false');
    if (passes === true) return {};
    // An expression may give its own words instead of false.
    return { message: typeof passes === 'string' ? passes : messageOf(expressions, jira, caller, passage, rule, validator) };
  } catch (error) {
    jira.site.journal.note('log', `validator ${validator.key}: ${error instanceof Error ? error.message : String(error)}`);
    return { message: messageOf(expressions, jira, caller, passage, rule, validator, true) };
  }
}

const configOf = (rule: WorkflowRule): unknown => {
  const text = rule.parameters.config;
  if (text === undefined || text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

function evaluate(
  expressions: Expressions,
  jira: Jira,
  caller: Caller,
  { issue, after, transition }: Passage,
  rule: WorkflowRule,
  expression: string,
): unknown {
  const accountId = accountOf(caller);
  const workflow = workflowOf(jira, issue);
  const { issueBinding, projectBinding, userBinding, valueBinding } = expressions;
  return expressions.evaluateExpression(expression, {
    jira,
    now: jira.site.clock.now(),
    ...(accountId === undefined ? {} : { accountId }),
    bindings: {
      issue: issueBinding(after),
      originalIssue: issueBinding(issue),
      project: projectBinding(issue.projectId),
      ...(accountId === undefined ? {} : { user: userBinding(accountId) }),
      transition: valueBinding({
        id: Number(transition.id),
        name: transition.name,
        from: stateOf(jira, issue.statusId),
        to: stateOf(jira, transition.toStatusId),
        hasScreen: transition.screenId !== undefined,
      }),
      workflow: valueBinding({ id: workflow.id, name: workflow.name }),
      config: valueBinding(configOf(rule)),
    },
  });
}

const stateOf = (jira: Jira, statusId: string): { id: string; name: string } => ({ id: statusId, name: jira.statuses.need(statusId).name });

function messageOf(
  expressions: Expressions,
  jira: Jira,
  caller: Caller,
  passage: Passage,
  rule: WorkflowRule,
  validator: Validator,
  failed = false,
): string {
  const usual = 'The transition is blocked by a rule of an app.';
  const message = validator.errorMessage;
  if (!message) return usual;
  if ('text' in message) return message.text;
  if (failed) return usual;
  const made = evaluate(expressions, jira, caller, passage, rule, message.expression);
  return typeof made === 'string' ? made : usual;
}

/** What a function validator gets (manifest-reference: issue, transition, workflow, user, configuration). */
function functionEvent(jira: Jira, caller: Caller, { issue, after, transition }: Passage, rule: WorkflowRule): unknown {
  const modified = Object.fromEntries(
    [...new Set([...Object.keys(issue.fields), ...Object.keys(after.fields)])]
      .filter((id) => JSON.stringify(issue.fields[id]) !== JSON.stringify(after.fields[id]))
      .map((id) => [id, after.fields[id] ?? null]),
  );
  const workflow = workflowOf(jira, issue);
  return {
    issue: { id: issue.id, key: issue.key, modifiedFields: modified },
    transition: {
      id: transition.id,
      name: transition.name,
      from: { id: issue.statusId },
      to: { id: transition.toStatusId },
      hasScreen: transition.screenId !== undefined,
    },
    workflow: { id: workflow.id, name: workflow.name },
    user: { accountId: accountOf(caller) ?? null },
    config: configOf(rule),
  };
}

/** Refuses a transition an app's validator said no to: 400 with its message. */
export function demandAppRules(verdicts: Verdicts): void {
  const messages = verdicts.flatMap(({ message }) => (message === undefined ? [] : [message]));
  if (messages.length > 0) throw new JiraError(400, messages);
}
