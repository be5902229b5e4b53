import { AppFault } from '../../contract/errors';
import type { ParsedInput, RaisedIncident } from '../../contract/types';
import type { Origin } from '../../domain/incident/state';
import type { Attempt } from '../../ports';
import { findMade } from './find';
import { finish } from './finish';
import { type Made, makeIncident } from './make';
import { demandSound, notSetUp, type Order, orderOf, type RaisePorts, stillRunning, unclear } from './order';

/** Somebody else (another tab, a second press) has just begun: ms after which they will have come further. */
const SOON = 2_000;

/**
 * Makes an incident in the project the admin chose, as the person who asks, and links it to the issue it came from. One incident per
 * intent, however often it is sent: an attempt is claimed before it is made, and when its outcome is unknown it is looked for before
 * anything is made again (docs/decisions/007-once-per-intent.md). Throws UNCLEAR when nobody can tell yet.
 */
export async function raiseIncident(
  ports: RaisePorts,
  person: { accountId: string },
  input: ParsedInput<'raiseIncident'>,
  origin?: Origin,
): Promise<RaisedIncident> {
  const { store, clock } = ports;
  const [settings, policy, attempts] = await Promise.all([
    store.readSettings(),
    store.readPolicy(),
    store.intents.read(person.accountId, input.intentId),
  ]);
  if (!settings || !policy) throw notSetUp();
  const order = orderOf(settings, person.accountId, input, origin);
  const last = attempts.at(-1);
  if (typeof last?.outcome === 'object') return last.outcome.made;
  if (last && last.outcome === undefined) {
    const found = await look(ports, order, attempts);
    if (found) return finish(ports, order, found, { number: attempts.length - 1, at: last.at });
    const wait = stillRunning(last.at, clock.now());
    if (wait > 0) throw unclear(Math.min(wait, SOON));
  }
  demandSound(order, input, policy.document);
  const attempt = { number: attempts.length, at: new Date(clock.now()).toISOString() };
  if (!(await store.intents.claim(order.accountId, order.intentId, attempt.number, attempt.at))) throw unclear(SOON);
  return finish(ports, order, await make(ports, order, [...attempts, { at: attempt.at }]), attempt);
}

/** Makes it; after an unclear answer it is looked for at once. A refusal is put down, so that the intent can be sent again. */
async function make(ports: RaisePorts, order: Order, attempts: readonly Attempt[]): Promise<Made> {
  try {
    return await makeIncident(ports, order);
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    const attempt = attempts.at(-1);
    if (error.error.code === 'UNCLEAR' || !attempt) {
      console.warn(error.error.message);
      const found = await look(ports, order, attempts);
      if (found) return found;
      throw unclear(SOON);
    }
    await putDownRefusal(ports, order, attempts.length - 1, attempt.at);
    throw error;
  }
}

/** As `findMade`; when looking fails, nothing is known. */
async function look(ports: RaisePorts, order: Order, attempts: readonly Attempt[]): Promise<Made | undefined> {
  try {
    return await findMade(ports, order, attempts);
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`looking for what intent ${order.intentId} made: ${error.error.code}: ${error.error.message}`);
    throw unclear(SOON);
  }
}

/** When this fails, the next attempt waits until this one must be over; Jira's refusal is what the person has to know. */
async function putDownRefusal({ store }: RaisePorts, order: Order, number: number, at: string): Promise<void> {
  try {
    await store.intents.settle(order.accountId, order.intentId, number, at, 'refused');
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`attempt ${number} of intent ${order.intentId} stays open: ${error.error.message}`);
  }
}
