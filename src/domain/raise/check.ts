import type { ParsedInput, Policy } from '../../contract/types';

type Input = ParsedInput<'raiseIncident'>;

/**
 * What of somebody's choices is not in the policy: each names the path and how to mend it. The form on the screen may be older than the
 * policy, so this is no attack but a choice to be made again.
 */
export function faultsOfChoice(input: Input, policy: Policy): string[] {
  const faults: string[] = [];
  const demand = (path: string, chosen: string, among: readonly { id: string }[]): void => {
    if (!among.some(({ id }) => id === chosen)) faults.push(`${path} must be one of the policy's, which ${chosen} is not: choose again`);
  };
  demand('impact', input.impact, policy.impacts);
  demand('urgency', input.urgency, policy.urgencies);
  if (input.category !== undefined) demand('category', input.category, policy.categories);
  if (input.subcategory !== undefined) {
    const category = policy.categories.find(({ id }) => id === input.category);
    if (input.category === undefined) faults.push('subcategory needs a category: choose one, or leave the subcategory out');
    else if (category) demand(`subcategory of ${category.id}`, input.subcategory, category.subcategories);
  }
  input.services.forEach((service, at) => {
    demand(`services[${at}]`, service, policy.services);
  });
  if (input.channel !== undefined) demand('channel', input.channel, policy.channels);
  return faults;
}
