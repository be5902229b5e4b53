import { fault } from '../../contract/errors';
import type { CallOutput } from '../../contract/types';
import { explain } from '../../domain/sla/explain';
import { type Actor, type GroundPorts, readGround } from '../panel/ground';
import { type InputPorts, readInput } from '../reconcile/read-input';

/** What reading an incident's clocks needs of the world. */
export type ClockPorts = GroundPorts & Omit<InputPorts, 'jira'> & { app: InputPorts['jira'] };

/**
 * Why the clocks of an incident show what they show, from its history as it is now. Whoever may see the incident may know; the facts are read
 * as the app, so that the numbers are those of everybody.
 */
export async function explainClocks(ports: ClockPorts, actor: Actor): Promise<CallOutput<'explainClocks'>> {
  const ground = await readGround(ports, actor);
  const input = await readInput({ ...ports, jira: ports.app }, actor.issueId, ground);
  const explanation = input && explain(input, ports.clock.now());
  if (!explanation) throw fault('NOT_FOUND', `Issue ${actor.issueId} is gone or hidden from the app.`);
  return explanation;
}
