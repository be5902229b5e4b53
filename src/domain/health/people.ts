import type { Policy } from '../../contract/types';

/** Where the policy names somebody: their account id → the name it has for them and the names of what they are named in. */
export function peopleNamed(policy: Pick<Policy, 'supportGroups'>): Map<string, { name: string; where: string[] }> {
  const found = new Map<string, { name: string; where: string[] }>();
  for (const { name: group, lead, members } of policy.supportGroups)
    for (const { id, name } of [...(lead ? [lead] : []), ...members]) {
      const known = found.get(id) ?? { name, where: [] };
      found.set(id, { name: known.name, where: [...new Set([...known.where, group])] });
    }
  return found;
}
