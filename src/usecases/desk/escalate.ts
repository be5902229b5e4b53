import type { ParsedInput } from '../../contract/types';
import { isoOf } from '../../domain/instant';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { groupIn } from './group';
import { recordDecided } from './record-decided';
import { readable } from './words';
import { type NotePorts, writeNote } from './write-note';

/**
 * Escalates an incident by hand, with a note for whoever takes over: first the comment, in the person's name, then the act, from which the
 * look moves the incident. Sent again with the same intent (a double click, a lost answer, a crash between the two) it is finished and not
 * done twice. Throws NOT_ALLOWED without the right, INVALID_INPUT for a group the policy in force does not have or a note that does not say
 * all three things, CONFLICT when the incident is resolved, UNCLEAR when Jira has not said whether the comment is there.
 */
export async function escalate(
  ports: DeskPorts & NotePorts,
  actor: Actor,
  { intentId, group, ...typed }: ParsedInput<'escalate'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'escalate');
  const named = group === undefined ? undefined : groupIn(ground.policy, group);
  const said = {
    tried: readable('escalate: tried', typed.tried),
    known: readable('escalate: known', typed.known),
    asked: readable('escalate: asked', typed.asked),
  };
  const by = actor.accountId;
  const { acts } = await ports.store.readActs(actor.issueId);
  const isThis = (act: (typeof acts)[number]): boolean => act.kind === 'handOver' && act.by === by && act.intentId === intentId;
  if (!acts.some(isThis)) await writeNote(ports, actor, ground, { intentId, ...said, ...(named ? { group: named.name } : {}) });
  const at = isoOf(ports.clock.now());
  return recordDecided(ports, actor.issueId, (now) => {
    if (now.some(isThis)) return { answer: {} };
    return { act: { kind: 'handOver', at, by, intentId, ...(group === undefined ? {} : { group }), ...said }, answer: {} };
  });
}
