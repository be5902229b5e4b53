import { fault } from '../../contract/errors';
import type { ParsedInput, Settings } from '../../contract/types';
import type { Axis } from '../../domain/incident/state';
import type { JiraAsPerson } from '../../ports';
import type { AskOnePorts } from '../ask-for-looks';
import { type Actor, type GroundPorts, readGround } from './ground';
import { type IncidentPolicyPorts, readIncidentPolicy } from './incident-policy';
import { lookSoon } from './look-soon';

const LEVELS = { impact: 'impacts', urgency: 'urgencies' } as const;

/**
 * Sets impact and urgency of an incident as the person, in one edit: Jira's own permissions and history hold. Throws INVALID_INPUT for a
 * level its policy does not have, NOT_SET_UP when the site has no field or option for it, JIRA_REFUSED with Jira's words.
 */
export async function setLevels(
  ports: GroundPorts & IncidentPolicyPorts & AskOnePorts & { person: Pick<JiraAsPerson, 'editFields'> },
  actor: Actor,
  wanted: ParsedInput<'setLevels'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  const policy = await readIncidentPolicy(ports, actor, ground);
  for (const axis of ['impact', 'urgency'] as const)
    if (!policy.document[LEVELS[axis]].some(({ id }) => id === wanted[axis]))
      throw fault('INVALID_INPUT', `setLevels: ${axis} must be one of policy ${policy.version}'s, which ${wanted[axis]} is not`);
  const impact = optionOf(ground.settings, 'impact', wanted.impact);
  const urgency = optionOf(ground.settings, 'urgency', wanted.urgency);
  await ports.person.editFields(actor.issueId, { [impact.fieldId]: { id: impact.optionId }, [urgency.fieldId]: { id: urgency.optionId } });
  await lookSoon(ports, actor.issueId);
  return {};
}

/** The level as an option of Jira's. */
function optionOf(settings: Settings, axis: Axis, level: string): { fieldId: string; optionId: string } {
  const field = settings.fields[axis];
  if (!field) throw fault('NOT_SET_UP', `The site has no field for ${axis} yet: an administrator has to run set-up again.`);
  const optionId = Object.hasOwn(field.options, level) ? field.options[level] : undefined;
  if (optionId === undefined)
    throw fault('NOT_SET_UP', `The field for ${axis} has no option for ${level} yet: an administrator has to run set-up again.`);
  return { fieldId: field.fieldId, optionId };
}
