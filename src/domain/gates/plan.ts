import type { Policy } from '../../contract/types';
import { phasesWith } from '../lifecycle/phases-with';
import { same } from '../same';
import { blocking, compileGate, compileRule, type GateGround } from './compile';
import { phaseEntered } from './entered';
import { type GateNamed, RULE_MAX, type Rule, type RuleWords } from './rule';
import { type SiteWorkflow, versionOf, type WorkflowTransition } from './workflow';

/** What is to be done about a transition. keep: it has the rule it should have. */
export type GateChange = 'add' | 'change' | 'remove' | 'keep';

/** Why rules cannot be put into a workflow: Jira lets nobody change it; it is a team-managed project's; a rule would be too long for Jira. */
export type GateObstacle = 'notEditable' | 'teamManaged' | 'tooLong';

/** A transition with a rule of ours, now or afterwards. Statuses by name. */
export interface TransitionPlan {
  id: string;
  name: string;
  /** Empty: from any. */
  from: string[];
  to: string;
  change: GateChange;
  /** Those it has afterwards. */
  gates: GateNamed[];
  /** What the rule is told; absent: it goes. */
  rule?: Rule;
}

/** What is to be done about a workflow. */
export interface WorkflowPlan {
  id: string;
  name: string;
  version: string;
  obstacle?: GateObstacle;
  transitions: TransitionPlan[];
}

/**
 * The workflows as they have to be for the policy's gates to block. @param ground undefined: nothing is set up, and no rule should be there.
 * @param workflows each with whether incidents follow it.
 */
export function planGates(
  ground: GateGround | undefined,
  workflows: readonly { workflow: SiteWorkflow; ours: boolean }[],
  words: RuleWords,
): WorkflowPlan[] {
  return workflows.map(({ workflow, ours }) => {
    const statuses = new Map(workflow.statuses.map((status) => [status.id, status]));
    const nameOf = (id: string): string => statuses.get(id)?.name ?? id;
    const transitions = workflow.transitions.flatMap((transition): TransitionPlan[] => {
      const entered = ours && ground ? phaseEntered(ground.document.lifecycle, statuses, transition) : undefined;
      const made = ground && entered && compileRule(ground, entered.id, transition.id, words);
      if (!made && transition.rules.length === 0) return [];
      return [
        {
          id: transition.id,
          name: transition.name,
          from: transition.from.map(nameOf),
          to: nameOf(transition.to),
          change: changeOf(transition, made?.rule),
          gates: made?.gates ?? [],
          ...(made ? { rule: made.rule } : {}),
        },
      ];
    });
    const obstacle = obstacleOf(workflow, transitions);
    return { id: workflow.id, name: workflow.name, version: versionOf(workflow), ...(obstacle ? { obstacle } : {}), transitions };
  });
}

function changeOf({ rules }: WorkflowTransition, rule: Rule | undefined): GateChange {
  const [installed, ...more] = rules;
  if (!installed) return 'add';
  if (!rule) return 'remove';
  return more.length === 0 && !installed.disabled && sameRule(installed.config, rule) ? 'keep' : 'change';
}

/** Whether Jira has the rule so. What cannot be read is another. */
function sameRule(config: string, rule: Rule): boolean {
  try {
    return same(JSON.parse(config), rule);
  } catch {
    return false;
  }
}

function obstacleOf(workflow: SiteWorkflow, transitions: readonly TransitionPlan[]): GateObstacle | undefined {
  if (workflow.teamManaged) return 'teamManaged';
  if (!workflow.editable) return 'notEditable';
  return transitions.some(({ rule }) => rule !== undefined && bytes(JSON.stringify(rule)) > RULE_MAX) ? 'tooLong' : undefined;
}

/** At most so many in UTF-8: a character has three at most for each unit of a text. */
const bytes = (text: string): number =>
  [...text].reduce((sum, one) => sum + (one < '\u0080' ? 1 : one < '\u0800' ? 2 : one < '\uffff' ? 3 : 4), 0);

/** Whether something is left to do that can be done. */
export const differs = ({ obstacle, transitions }: WorkflowPlan): boolean =>
  obstacle === undefined && transitions.some(({ change }) => change !== 'keep');

/** A phase nothing of Jira's leads to, though gates of the policy block the way into it: they hold nobody up. */
export interface Unreached {
  /** Id and name. */
  id: string;
  phase: string;
  gates: string[];
}

/** Phases with gates that block, to which no status of these workflows belongs. */
export function unreached(ground: GateGround, workflows: readonly SiteWorkflow[], words: RuleWords): Unreached[] {
  const { lifecycle }: Policy = ground.document;
  const statuses = workflows.flatMap((workflow) => workflow.statuses);
  const reached = new Set(statuses.flatMap((status) => phasesWith(lifecycle, status).map(({ id }) => id)));
  return lifecycle.phases.flatMap(({ id, name }) => {
    const gates = reached.has(id) ? [] : blocking(lifecycle, id).filter((gate) => compileGate(gate, ground, words));
    return gates.length === 0 ? [] : [{ id, phase: name, gates: gates.map((gate) => gate.name) }];
  });
}
