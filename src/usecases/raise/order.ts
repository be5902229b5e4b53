import { AppFault, fault } from '../../contract/errors';
import type { ParsedInput, Policy, Settings } from '../../contract/types';
import type { Origin } from '../../domain/incident/state';
import { faultsOfChoice } from '../../domain/raise/check';
import { type Said, saidOf } from '../../domain/raise/values';
import { storable } from '../../domain/text';
import type { Clock, JiraAsApp, JiraAsPerson, Queue, ServiceDesk, Store } from '../../ports';
import type { AskOnePorts } from '../ask-for-looks';

/** What raising an incident needs of the world. */
export interface RaisePorts {
  clock: Clock;
  person: Pick<JiraAsPerson, 'createIncident' | 'createRequest' | 'link' | 'readPlace'>;
  desk: Pick<ServiceDesk, 'readForm' | 'portalPath' | 'describe'>;
  app: Pick<JiraAsApp, 'findRaised' | 'link'>;
  store: Pick<Store, 'readSettings' | 'readPolicy' | 'readActs' | 'appendActs' | 'intents'> & AskOnePorts['store'];
  queue: Pick<Queue, 'look'>;
}

/** One incident to be made, as one person wants it. */
export interface Order {
  settings: Settings;
  accountId: string;
  intentId: string;
  origin?: Origin;
  summary: string;
  description: string;
  said: Said;
  /** Set: it is made as a request of a service desk. */
  request?: NonNullable<Settings['incidents'][number]['request']>;
}

/** The request type of the project new incidents are made in, if they are made as requests. */
export const requestOf = ({ target, incidents }: Settings): Order['request'] =>
  incidents.find(({ projectId }) => projectId === target.projectId)?.request;

export const NOT_SET_UP = 'No project has been chosen for incidents yet. A Jira administrator does so in the app’s settings.';

export function orderOf(settings: Settings, accountId: string, input: ParsedInput<'raiseIncident'>, origin: Origin | undefined): Order {
  const request = requestOf(settings);
  return {
    settings,
    accountId,
    intentId: input.intentId,
    ...(origin ? { origin } : {}),
    summary: storable(input.summary).trim(),
    description: storable(input.description),
    said: saidOf(input, accountId, settings.fields),
    ...(request ? { request } : {}),
  };
}

/** Throws INVALID_INPUT for what Jira could not store or the policy does not have. */
export function demandSound(order: Order, input: ParsedInput<'raiseIncident'>, policy: Policy): void {
  const faults = faultsOfChoice(input, policy);
  if (order.summary === '') faults.push('summary must have a character that can be read');
  if (faults.length > 0) throw new AppFault({ code: 'INVALID_INPUT', message: `raiseIncident: ${faults.join('; ')}`, details: faults });
}

/** How long, in ms, an attempt may still be at it: a function lives for at most 25 s (Forge's limit for what a screen calls). */
const MAY_STILL_RUN = 30_000;

/** ms until an attempt that has made nothing so far can be taken to be over; 0 or less: it is. */
export const stillRunning = (startedAt: string, now: number): number => MAY_STILL_RUN - (now - Date.parse(startedAt));

/** Nobody knows yet whether the incident was made. @param ms after which asking again makes sense. */
export function unclear(ms: number): AppFault {
  const retryAfter = Math.max(1, Math.ceil(ms / 1000));
  const message = 'Jira has not said yet whether the incident was made. Asking again finds out; it is never made twice.';
  return new AppFault({ code: 'UNCLEAR', message, retryAfter }, retryAfter);
}

export const notSetUp = (): AppFault => fault('NOT_SET_UP', NOT_SET_UP);
