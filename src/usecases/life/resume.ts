import type { HeldAct } from '../../domain/acts/life';
import { intoPhase } from '../../domain/lifecycle/into-phase';
import { isInStatus } from '../../domain/lifecycle/standing';
import { demandOpen } from '../desk/requester';
import { type Actor, readGround } from '../panel/ground';
import { lookSoon } from '../panel/look-soon';
import { demandRight } from '../panel/rights';
import { factsNow } from './facts-now';
import type { LifePorts } from './life-ports';
import { moveAsPerson } from './move-as-person';
import { refusal } from './refusal';
import { wayInto } from './way-into';

/**
 * Goes on with an incident that waits, as the person: back to the status before the hold, or to one of investigation in which nothing holds. One
 * that does not wait is left as it is. Throws NOT_ALLOWED without the right, CONFLICT when it is resolved or the person has no such way.
 */
export async function resume(ports: LifePorts, actor: Actor): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'hold');
  const { document } = ground.policy;
  const { facts, acts } = await factsNow(ports, actor, ground);
  demandOpen(facts);
  // A customer's reply ends a hold, and leaves the status as it is: there is still something to go on from.
  const standings = document.holdReasons.flatMap((reason) => reason.while).filter(({ status }) => status !== undefined);
  const waits = (status: Parameters<typeof isInStatus>[1]): boolean => standings.some((standing) => isInStatus(standing, status));
  if (!waits(facts.status)) return {};
  const held = acts.findLast((act): act is HeldAct => act.kind === 'held');
  const into = intoPhase(document, 'investigation', held ? [held.fromStatus] : []);
  const ways = (await ports.person.listWays(actor.issueId)).filter(({ to }) => to.category !== 'done' && !waits(to));
  const way = into && wayInto(into, ways);
  if (!way) throw refusal('CONFLICT', 'noWay', `Jira offers the person no way on from the status of ${facts.key}.`);
  await moveAsPerson(ports, actor.issueId, way, {});
  await lookSoon(ports, actor.issueId);
  return {};
}
