import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import { versionOf } from '../../domain/gates/workflow';
import { demandAdmin } from '../demand-admin';
import { changedSince, type GatePorts } from './gate-ports';

/**
 * Takes every rule of the app out of one workflow, as the admin who clicked. Before an uninstall this has to be done for all: a validator
 * whose app is gone blocks its transition. Works without settings or policy, which may be deleted before.
 */
export async function removeGates(
  { person, workflows, store, clock }: Pick<GatePorts, 'person' | 'workflows' | 'store' | 'clock'>,
  { workflow: id, version }: ParsedInput<'removeGates'>,
  accountId: string,
): Promise<CallOutput<'removeGates'>> {
  await demandAdmin(person);
  const workflow = await workflows.readOne(id);
  if (!workflow) throw fault('NOT_FOUND', 'The workflow is not there any more.');
  if (versionOf(workflow) !== version) throw changedSince(`The workflow ${workflow.name}`);
  const ruled = workflow.transitions.filter(({ rules }) => rules.length > 0);
  if (ruled.length === 0) return {};
  await workflows.writeRules(
    workflow,
    ruled.map(({ id: transition }) => ({ transition, config: undefined })),
  );
  const at = new Date(clock.now()).toISOString();
  await store.audit.append({ at, by: accountId, what: 'gatesRemoved', values: { workflow: workflow.name, count: String(ruled.length) } });
  return {};
}
