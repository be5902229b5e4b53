import type { PublishedPolicy, SupportGroup } from '../../contract/types';
import { refusal } from './refusal';

/** A support group of a policy. Throws INVALID_INPUT when it has none with that id. */
export function groupIn({ version, document }: PublishedPolicy, id: string): SupportGroup {
  const group = document.supportGroups.find((one) => one.id === id);
  if (!group) throw refusal('INVALID_INPUT', 'groupGone', `Version ${version} of the policy has no support group ${id}.`);
  return group;
}
