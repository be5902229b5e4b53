import { AppFault } from '../../contract/errors';
import type { FieldName, RaisedIncident } from '../../contract/types';
import { type ActLog, NO_ACTS, type RaisedAct } from '../../domain/acts/act';
import { sentFields } from '../../domain/raise/values';
import { askForLook } from '../ask-for-looks';
import { hasDescription, type Made } from './make';
import type { Order, RaisePorts } from './order';

/** How often an act is tried to be written down: the incident is there, and nothing will ask for it again. */
const TRIES = 3;

/**
 * What follows once the incident is there: the act, the link, the look, and last of all the outcome of the attempt, so that an attempt
 * with an outcome has nothing left to do. Doing any of it twice changes nothing. None of it can fail the raise.
 * @param attempt which attempt made it, and when that began.
 */
export async function finish(
  ports: RaisePorts,
  order: Order,
  made: Made,
  attempt: { number: number; at: string },
): Promise<RaisedIncident> {
  const recorded = await record(ports, order, made.id);
  const linkRefused = await link(ports, order, made.key);
  if (!hasDescription(order) && order.description.trim() !== '') await tried(() => ports.desk.describe(made.id, order.description));
  const notSet = [...made.notSet, ...unknownTo(order, recorded, made.notSet)];
  const raised: RaisedIncident = {
    issueId: made.id,
    key: made.key,
    ...(made.portalPath === undefined ? {} : { portalPath: made.portalPath }),
    ...(linkRefused ? { linkRefused } : {}),
    ...(notSet.length > 0 ? { notSet } : {}),
  };
  await tried(() => askForLook(ports, made.id));
  await tried(() => ports.store.intents.settle(order.accountId, order.intentId, attempt.number, attempt.at, { made: raised }));
  return raised;
}

/** Writes down what the person said. False: it could not be written, so what the form had no field for is lost. */
async function record({ store, clock }: RaisePorts, order: Order, issueId: string): Promise<boolean> {
  const act: RaisedAct = {
    kind: 'raised',
    at: new Date(clock.now()).toISOString(),
    by: order.accountId,
    intentId: order.intentId,
    ...(order.origin ? { origin: { id: order.origin.id, key: order.origin.key } } : {}),
    values: order.said.values,
  };
  // A new incident has no acts yet; when it has some after all, the storage says so.
  let log: ActLog | undefined = NO_ACTS;
  for (let tries = 1; tries <= TRIES; tries++) {
    const refusal: AppFault | undefined = await tried(async () => {
      log ??= await store.readActs(issueId);
      if (!log.acts.some(({ kind }) => kind === 'raised')) await store.appendActs(issueId, log, [act]);
    });
    if (!refusal) return true;
    log = undefined;
  }
  return false;
}

/**
 * Links the incident to where it came from, as the person; as the app where Jira does not let them (requesters of a service project link
 * nothing), provided that they may see that issue. Jira keeps one link when it is made twice. Gives Jira's words when it was refused.
 */
async function link({ person, app }: RaisePorts, { origin }: Order, incidentKey: string): Promise<string[] | undefined> {
  if (!origin) return undefined;
  const pair = { incidentKey, originKey: origin.key };
  const refusal = await tried(() => twice(() => person.link(pair)));
  if (!refusal) return undefined;
  const asApp = await tried(async () => {
    if (refusal.error.code === 'TRY_LATER' || !(await twice(() => person.readPlace(origin.id)))) throw refusal;
    await twice(() => app.link(pair));
  });
  return asApp ? (refusal.error.details ?? [refusal.error.message]) : undefined;
}

/** Once more when Jira was only busy: nobody asks for it again. */
async function twice<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'TRY_LATER') return ask();
    throw error;
  }
}

/** Fields that hold nothing of what was said, and that nobody will fill in later. Jira has no words for it: there are none. */
function unknownTo(order: Order, recorded: boolean, told: Made['notSet']): Made['notSet'] {
  const lost = new Set<FieldName>(order.said.unknown);
  if (!recorded && order.request)
    for (const { name, fieldId } of sentFields(order.said.values, order.settings.fields))
      if (!order.request.fieldIds.includes(fieldId)) lost.add(name);
  return [...lost].filter((name) => !told.some(({ field }) => field === name)).map((field) => ({ field, words: '' }));
}

/** Why something could not be done, when it could not. Faults of our own go on. */
async function tried(act: () => Promise<void>): Promise<AppFault | undefined> {
  try {
    await act();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`raised, but: ${error.error.code}: ${error.error.message}`);
    return error;
  }
}
