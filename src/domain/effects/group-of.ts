import type { Policy, Settings, SupportGroup } from '../../contract/types';
import type { IssueFacts } from '../incident/facts';
import { defaultGroupOf } from '../policy/edit/default-group';

/** The support group that takes care of an incident as long as it has not been given to one: that of its category. */
export function groupOf({ values }: Pick<IssueFacts, 'values'>, document: Policy, settings: Settings): SupportGroup | undefined {
  const bound = Object.entries(settings.fields.category?.options ?? {});
  const [category] = [...(values.category ?? [])].reverse().flatMap((option) => bound.find(([, id]) => id === option)?.[0] ?? []);
  const { group } = defaultGroupOf(document, category);
  return document.supportGroups.find(({ id }) => id === group);
}
