import type { Policy } from '../../contract/types';
import { priorityOf } from '../priority/matrix';
import type { Subject } from './fits';

/** What an incident somebody makes up is, by ids of the policy and of Jira; what is left out or empty it does not have. */
export interface ExampleIncident {
  impact?: string;
  urgency?: string;
  category?: string;
  service?: string;
  channel?: string;
  /** Ids of a group of the reporter's and of the project. */
  group?: string;
  project?: string;
  major?: boolean;
}

/** How rules see an incident somebody makes up: its priority is the matrix's, and whoever has a subcategory has its category too. */
export function exampleSubject(policy: Policy, example: ExampleIncident): Subject {
  const there = (id: string | undefined): string | undefined => (id === '' ? undefined : id);
  const [impact, urgency, category, channel] = [example.impact, example.urgency, example.category, example.channel].map(there);
  const priority = impact !== undefined && urgency !== undefined ? priorityOf(policy, impact, urgency)?.id : undefined;
  const parent = policy.categories.find(({ subcategories }) => subcategories.some(({ id }) => id === category))?.id;
  const services = policy.services.filter(({ id }) => id === example.service);
  const group = there(example.group);
  return {
    ...(priority === undefined ? {} : { priority }),
    categories: [category, parent].flatMap((id) => id ?? []),
    ...(impact === undefined ? {} : { impact }),
    ...(urgency === undefined ? {} : { urgency }),
    services: services.map(({ id }) => id),
    criticalities: services.map(({ criticality }) => criticality),
    ...(channel === undefined ? {} : { channel }),
    reporterGroups: group === undefined ? [] : [group],
    project: example.project ?? '',
    major: example.major ?? false,
  };
}
