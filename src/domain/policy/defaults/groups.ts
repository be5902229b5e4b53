import type { Policy } from '../../../contract/types';
import type { Basis } from './basis';

/** Names of the groups of the first three tiers, as ITIL has them. */
const GROUPS = [
  ['service-desk', 'Service desk', 'The single point of contact: takes every incident in and resolves what is common.'],
  ['technical-support', 'Technical support', 'Takes over what the service desk could not resolve.'],
  ['specialists', 'Specialists', 'Experts of a domain, and the way to vendors.'],
] as const;

/**
 * One group per tier, without people: who they are only the site knows. They are chosen by hand until then, so that nothing is given to
 * nobody.
 */
export const defaultGroups = ({ tiers }: Pick<Basis, 'tiers'>): Policy['supportGroups'] =>
  tiers.map((tier, at) => {
    const [id, name, help] = GROUPS[at] ?? [`support-${at + 1}`, `Support ${at + 1}`, ''];
    return { id, name, help, tier: tier.id, members: [], assignment: 'manual' };
  });

/** Weight of an open incident in somebody's load: each priority twice the one below it, at most 100. */
export const defaultRouting = ({ priorities, tiers }: Pick<Basis, 'priorities' | 'tiers'>): Policy['routing'] => ({
  rules: [],
  fallback: defaultGroups({ tiers })[0]?.id ?? 'service-desk',
  backToWhoHadIt: true,
  weights: Object.fromEntries(priorities.map(({ id }, at) => [id, Math.min(100, 2 ** Math.max(0, priorities.length - 1 - at))])),
});
