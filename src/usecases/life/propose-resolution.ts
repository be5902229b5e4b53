import { fault } from '../../contract/errors';
import type { ParsedInput, Settings } from '../../contract/types';
import type { ProposedAct } from '../../domain/acts/life';
import type { IssueFacts } from '../../domain/incident/facts';
import { isoOf } from '../../domain/instant';
import { intoPhase } from '../../domain/lifecycle/into-phase';
import { openProposal } from '../../domain/lifecycle/open-proposal';
import { phasesWith } from '../../domain/lifecycle/phases-with';
import { isClosed } from '../../domain/policy/defaults/clocks';
import type { JiraFields, Way } from '../../ports';
import { recordDecided } from '../desk/record-decided';
import { readable } from '../desk/words';
import { type Actor, type Ground, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import { factsNow } from './facts-now';
import type { LifePorts } from './life-ports';
import { moveAsPerson } from './move-as-person';
import { refusal } from './refusal';
import { wayInto } from './way-into';

/**
 * Says how an incident was resolved, and asks the requester: kind and code into Jira's fields and the incident into the resolution phase, as the
 * person, then recorded; the same intent once. In that phase already it is not moved. Throws NOT_ALLOWED without the right, INVALID_INPUT for a
 * kind or code the policy in force does not have, CONFLICT when it is over or the person has no way there, NOT_SET_UP when a field lacks the option.
 */
export async function proposeResolution(
  ports: LifePorts,
  actor: Actor,
  { intentId, kind, code, done: typed }: ParsedInput<'proposeResolution'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'proposeResolution');
  const { document, version } = ground.policy;
  const known = document.resolutionKinds.some(({ id }) => id === kind) && document.closureCodes.some(({ id }) => id === code);
  if (!known)
    throw refusal('INVALID_INPUT', 'gone', `Version ${version} of the policy has no resolution kind ${kind}, or no closure code ${code}.`);
  const done = readable('proposeResolution: done', typed);
  const fields = { ...optionIn(ground.settings, 'resolutionKind', kind), ...optionIn(ground.settings, 'closureCode', code) };
  const { accountId: by, issueId } = actor;
  const { facts, acts } = await factsNow(ports, actor, ground);
  const isThis = (act: (typeof acts)[number]): boolean => act.kind === 'proposed' && act.by === by && act.intentId === intentId;
  if (acts.some(isThis)) return {};
  const way = await wayToResolution(ports, actor, ground, facts, openProposal(acts, facts) === 'answered');
  if (way) await moveAsPerson(ports, issueId, way, fields);
  else if (Object.keys(fields).length > 0) await ports.person.editFields(issueId, fields);
  const act: ProposedAct = {
    kind: 'proposed',
    at: isoOf(ports.clock.now()),
    by,
    intentId,
    resolutionKind: kind,
    closureCode: code,
    done,
  };
  return recordDecided<Record<string, never>>(ports, issueId, (now) => (now.some(isThis) ? { answer: {} } : { act, answer: {} }));
}

/** An entry of the policy as the option of our field on this site; nothing where the site does not have the field. */
function optionIn({ fields }: Settings, name: 'resolutionKind' | 'closureCode', id: string): JiraFields {
  const field = fields[name];
  if (!field) return {};
  const optionId = Object.hasOwn(field.options, id) ? field.options[id] : undefined;
  if (optionId === undefined)
    throw fault('NOT_SET_UP', `The field for ${name} has no option for ${id} yet: an administrator has to run set-up again.`);
  return { [field.fieldId]: { id: optionId } };
}

/** Undefined: the incident is in the resolution phase. */
async function wayToResolution(
  { person }: LifePorts,
  { issueId }: Actor,
  { policy }: Ground,
  { key, status }: IssueFacts,
  isAnswered: boolean,
): Promise<Way | undefined> {
  const { document } = policy;
  const isThere = phasesWith(document.lifecycle, status).some((phase) => phase.kind === 'resolution');
  if (status.category === 'done' && (isAnswered || !isThere)) throw refusal('CONFLICT', 'resolved', `${key} is over.`);
  if (isThere) return undefined;
  const into = intoPhase(document, 'resolution');
  // Where only a category is named, one that says "closed" or "cancelled" comes last.
  const ways = (await person.listWays(issueId)).toSorted((a, b) => Number(isClosed(a.to.name)) - Number(isClosed(b.to.name)));
  const way = into && wayInto(into, ways);
  if (!way) throw refusal('CONFLICT', 'noWay', `Jira offers the person no way from the status of ${key} into the resolution phase.`);
  return way;
}
