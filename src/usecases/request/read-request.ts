import { fault } from '../../contract/errors';
import type { DUE_FIELDS } from '../../contract/sla';
import type { CallOutput, PublishedPolicy } from '../../contract/types';
import type { IncidentState } from '../../domain/incident/state';
import type { LifeState } from '../../domain/lifecycle/state';
import type { JiraAsApp } from '../../ports';
import { decideUnchosen } from '../reconcile/decide-knowing';
import { type Requester, type RequestPorts, requestGround } from './request-ground';

export type ReadRequestPorts = RequestPorts & { app: Pick<JiraAsApp, 'readMembership'> };

type RequestView = CallOutput<'readRequest'>;

/**
 * How an incident stands, for its requester: decided from Jira's facts as they are now, not read from what the last look left. Throws NOT_FOUND
 * for anybody else.
 */
export async function readRequest(ports: ReadRequestPorts, requester: Requester): Promise<RequestView> {
  const { policy, input } = await requestGround(ports, requester);
  const { decision } = await decideUnchosen({ jira: ports.app }, input, ports.clock.now());
  const { state } = decision;
  if (!state) throw fault('NOT_FOUND', `Request ${requester.requestKey} is no incident.`);
  const { life, priority } = state;
  const name = priority.name;
  const resolution = life?.resolution;
  return {
    key: input.facts.key,
    ...phaseIn(life),
    over: isOver(state),
    ...(name === undefined ? {} : { priority: name }),
    ...dueIn(state, 'firstResponseDue', input.clockPolicy ?? policy),
    ...dueIn(state, 'resolutionDue', input.clockPolicy ?? policy),
    ...holdIn(life),
    ...(resolution
      ? {
          resolution: {
            kind: resolution.kind.name,
            done: resolution.done,
            at: resolution.at,
            answer: resolution.answer,
            ...(resolution.closesAt === undefined ? {} : { closesAt: resolution.closesAt }),
          },
        }
      : {}),
  };
}

function phaseIn(life: LifeState | undefined): Pick<RequestView, 'phase' | 'phases'> {
  const phases = life?.phases ?? [];
  const here = phases.find(({ id }) => id === life?.phase);
  return { phases: phases.map(({ name }) => name), ...(here ? { phase: here.name } : {}) };
}

/** Nothing is waited for any more: closed, or resolved with no question open. One that was rejected is about to be opened again. */
const isOver = ({ phase, life }: IncidentState): boolean =>
  phase === 'resolved' && life?.resolution?.answer !== 'open' && life?.resolution?.answer !== 'rejected';

/** When the running clock is due that says so in a field of the issue. */
function dueIn(
  { clocks }: IncidentState,
  field: (typeof DUE_FIELDS)[number],
  { document }: PublishedPolicy,
): Pick<RequestView, 'firstResponseDue' | 'resolutionDue'> {
  // Goals between teams and with vendors are not the requester's.
  const metric = document.metrics.find((one) => one.dueField === field && one.kind === 'sla');
  const clock = clocks.find((one) => one.metric === metric?.id && one.state === 'running');
  return clock?.dueAt === undefined ? {} : { [field]: clock.dueAt };
}

function holdIn(life: LifeState | undefined): Pick<RequestView, 'hold'> {
  const hold = life?.hold;
  if (!hold) return {};
  const { reason, waitsFor, since, resolvesAt } = hold;
  return { hold: { reason: reason.name, waitsForYou: waitsFor === 'user', since, ...(resolvesAt === undefined ? {} : { resolvesAt }) } };
}
