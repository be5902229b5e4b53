import { fault } from '../../contract/errors';
import type { ParsedInput } from '../../contract/types';
import { fingerprint } from '../../domain/sla/compare';
import { keptBefore } from '../../domain/sla/recompute';
import type { Store } from '../../ports';
import { type AskOnePorts, dueFirst } from '../ask-for-looks';
import { type Actor, readGround } from '../panel/ground';
import { lookSoon } from '../panel/look-soon';
import { demandRight } from '../panel/rights';
import { type ComparePorts, compareVersions } from './compare';

/**
 * Lets an incident's clocks run under another version of the policy, on somebody's word; recorded with how they stood before, and carried out
 * by the look that follows. Throws NOT_ALLOWED without the right, INVALID_INPUT for the version they run under already, CONFLICT when the
 * outcome is no longer what the person saw, or somebody else acted meanwhile: to be looked at anew.
 */
export async function chooseClockPolicy(
  ports: ComparePorts & AskOnePorts & { store: Pick<Store, 'appendActs'> },
  actor: Actor,
  { version, reason, expect }: ParsedInput<'chooseClockPolicy'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'chooseClockPolicy');
  const { comparison, acts } = await compareVersions(ports, actor, ground, version);
  if (comparison.before === version) throw fault('INVALID_INPUT', `chooseClockPolicy: the clocks run under version ${version} already`);
  if (fingerprint(comparison) !== expect)
    throw fault('CONFLICT', 'The clocks stand otherwise than when this was previewed; look at the preview again.');
  const at = new Date(ports.clock.now()).toISOString();
  const act = { kind: 'clockPolicy', at, by: actor.accountId, version, reason, before: keptBefore(comparison) } as const;
  await dueFirst(ports, actor.issueId);
  await ports.store.appendActs(actor.issueId, acts, [act]);
  await lookSoon(ports, actor.issueId);
  return {};
}
