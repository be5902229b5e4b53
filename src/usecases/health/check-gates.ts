import type { PublishedPolicy, Settings } from '../../contract/types';
import { differs, planGates, unreached } from '../../domain/gates/plan';
import type { Found, ProblemKind } from '../../domain/health/problem';
import type { GateWords, WorkflowReader } from '../../ports';
import { languageOf } from '../gates/gate-ports';

export interface CheckGatesPorts {
  workflows: WorkflowReader;
  words: GateWords;
}

/** Names of workflows that fit into what is said of a problem. */
const NAMES = 10;

/** Whether the rules in the workflows incidents follow are those of the policy in force, and whether every gate that blocks stands in somebody's way. */
export async function checkGates(
  { workflows, words }: CheckGatesPorts,
  { settings, policy }: { settings: Settings; policy: PublishedPolicy },
): Promise<{ found: Found[]; judged: ProblemKind[] }> {
  const ground = { document: policy.document, settings };
  const followed = await workflows.readFor(settings.incidents);
  const other = followed.filter((workflow) => {
    // A rule is right in whatever language it speaks.
    const config = workflow.transitions.flatMap(({ rules }) => rules)[0]?.config;
    return planGates(ground, [{ workflow, ours: true }], words(languageOf(config))).some(differs);
  });
  const found: Found[] = [];
  if (other.length > 0) {
    const names = other.slice(0, NAMES).map(({ name }) => name);
    found.push({ kind: 'gatesDiffer', about: 'workflows', values: { workflows: names.join(', ') } });
  }
  // Without a workflow nothing can be said of what leads where.
  for (const { id, phase, gates } of followed.length === 0 ? [] : unreached(ground, followed, words('en-US')))
    found.push({ kind: 'gatesUnreached', about: id, values: { phase, gates: gates.join(', ') } });
  return { found, judged: ['gatesDiffer', 'gatesUnreached'] };
}
