import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import { planGates } from '../../domain/gates/plan';
import { demandAdmin } from '../demand-admin';
import { allWorkflows, changedSince, type GatePorts, gateGround } from './gate-ports';

/**
 * Makes the rules of one workflow what the policy in force says, as the admin who clicked. Nothing is written when the workflow, or the policy,
 * is no longer what the preview showed; done twice it changes nothing.
 */
export async function applyGates(
  ports: GatePorts,
  { workflow: id, version, policy: previewed, language }: ParsedInput<'applyGates'>,
  accountId: string,
): Promise<CallOutput<'applyGates'>> {
  await demandAdmin(ports.person);
  const { settings, policy } = await gateGround(ports);
  if (policy.version !== previewed) throw changedSince('The policy');
  const found = (await allWorkflows(ports.workflows, settings.incidents)).find(({ workflow }) => workflow.id === id);
  if (!found) throw fault('NOT_FOUND', 'No incident follows this workflow any more.');
  const [plan] = planGates({ document: policy.document, settings }, [found], ports.words(language));
  if (!plan || plan.version !== version) throw changedSince(`The workflow ${found.workflow.name}`);
  if (plan.obstacle) throw fault('JIRA_REFUSED', `Gates cannot be put into the workflow ${plan.name} (${plan.obstacle}).`);
  const changes = plan.transitions.filter(({ change }) => change !== 'keep');
  if (changes.length === 0) return {};
  await ports.workflows.writeRules(
    found.workflow,
    changes.map(({ id: transition, rule }) => ({ transition, config: rule && JSON.stringify(rule) })),
  );
  await ports.store.audit.append({
    at: new Date(ports.clock.now()).toISOString(),
    by: accountId,
    what: 'gatesApplied',
    values: { workflow: plan.name, version: String(policy.version), count: String(changes.length) },
  });
  return {};
}
