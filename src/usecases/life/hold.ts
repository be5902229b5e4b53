import { fault } from '../../contract/errors';
import type { HoldReason, ParsedInput, Settings } from '../../contract/types';
import type { HeldAct } from '../../domain/acts/life';
import type { IssueFacts } from '../../domain/incident/facts';
import { instantMs, isoOf, sober } from '../../domain/instant';
import { fieldsToStand, isInStatus, standsSo } from '../../domain/lifecycle/standing';
import type { JiraFields, Way } from '../../ports';
import { recordDecided } from '../desk/record-decided';
import { demandOpen } from '../desk/requester';
import { readable } from '../desk/words';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import { factsNow } from './facts-now';
import type { LifePorts } from './life-ports';
import { editIfTaken, moveAsPerson } from './move-as-person';
import { refusal } from './refusal';

/**
 * Puts an incident on hold: moved as the person into a status in which the reason holds, then recorded. One that waits for it already, by hand or
 * because this was sent before, is only recorded; the same intent once. Throws NOT_ALLOWED without the right, INVALID_INPUT for a reason
 * the policy in force does not have, CONFLICT when the incident is resolved or the person has no way to such a status.
 */
export async function hold(ports: LifePorts, actor: Actor, input: ParsedInput<'hold'>): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'hold');
  const { settings, policy } = ground;
  const reason = policy.document.holdReasons.find(({ id }) => id === input.reason);
  if (!reason) throw refusal('INVALID_INPUT', 'gone', `Version ${policy.version} of the policy has no hold reason ${input.reason}.`);
  const said = saidIn(input);
  const { facts, acts } = await factsNow(ports, actor, ground);
  demandOpen(facts);
  const { intentId } = input;
  const { accountId: by, issueId } = actor;
  const isThis = (act: (typeof acts)[number]): boolean => act.kind === 'held' && act.by === by && act.intentId === intentId;
  if (acts.some(isThis)) return {};
  const waits = reason.while.some((standing) => standsSo(standing, facts));
  const step = waits ? undefined : stepInto(reason, facts, settings, await ports.person.listWays(issueId));
  if (!waits && !step) throw refusal('CONFLICT', 'noWay', `Jira offers the person no way to a status in which ${reason.id} holds.`);
  const { vendorReference } = settings.fields;
  const reference = said.vendor?.reference;
  if (vendorReference && reference !== undefined) await editIfTaken(ports, issueId, { [vendorReference.fieldId]: reference });
  if (step?.way) await moveAsPerson(ports, issueId, step.way, step.fields);
  else if (step) await ports.person.editFields(issueId, step.fields);
  const act: HeldAct = {
    kind: 'held',
    at: isoOf(ports.clock.now()),
    by,
    intentId,
    reason: reason.id,
    ...said,
    fromStatus: statusBefore(facts, reason),
  };
  return recordDecided<Record<string, never>>(ports, issueId, (now) => (now.some(isThis) ? { answer: {} } : { act, answer: {} }));
}

function saidIn({ note, vendor }: ParsedInput<'hold'>): Pick<HeldAct, 'note' | 'vendor'> {
  return {
    ...(note === undefined ? {} : { note: readable('hold: note', note) }),
    ...(vendor === undefined
      ? {}
      : {
          vendor: {
            name: readable('hold: vendor', vendor.name),
            ...(vendor.reference === undefined ? {} : { reference: readable('hold: reference', vendor.reference) }),
            ...(vendor.expectedAt === undefined ? {} : { expectedAt: instantIn(vendor.expectedAt) }),
          },
        }),
  };
}

/** What passes for an instant by its form may still be a day there is not. */
function instantIn(text: string): string {
  const at = instantMs(text);
  if (Number.isNaN(at)) throw fault('INVALID_INPUT', 'hold: expectedAt must be an instant');
  return isoOf(sober(at));
}

/** What makes the reason hold: the first of its standings there is a way to; without a transition where only a field differs. */
function stepInto(
  { while: standings }: HoldReason,
  facts: IssueFacts,
  settings: Settings,
  ways: readonly Way[],
): { way?: Way; fields: JiraFields } | undefined {
  for (const standing of standings) {
    const fields = fieldsToStand(standing, facts, settings);
    if (!fields) continue;
    if (isInStatus(standing, facts.status)) return { fields };
    const way = ways.find(({ to }) => to.category !== 'done' && isInStatus(standing, to));
    if (way) return { way, fields };
  }
  return undefined;
}

/** The status to go back to: the present one, or where it waits already the one before. */
function statusBefore({ status, history }: IssueFacts, { while: standings }: HoldReason): string {
  if (!standings.some((standing) => standing.status !== undefined && isInStatus(standing, status))) return status.id;
  const moves = history.filter(({ fieldId, to }) => fieldId === 'status' && to === status.id);
  const last = moves.toSorted((a, b) => instantMs(a.at) - instantMs(b.at)).at(-1);
  return last?.from ?? status.id;
}
