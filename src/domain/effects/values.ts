import type { PublishedPolicy, Settings, SupportGroup } from '../../contract/types';
import type { MessageValue } from '../communication/message';
import type { IssueFacts } from '../incident/facts';
import type { PriorityState } from '../incident/state';
import type { Placement } from '../routing/placement';
import type { ClockState } from '../sla/clock-state';

/** The incident as a look is about to make it, for what is said of it. */
export interface MessageGround {
  /** In force. */
  policy: PublishedPolicy;
  settings: Settings;
  placement?: Placement;
  priority: Pick<PriorityState, 'name' | 'impact' | 'urgency' | 'override'>;
  /** Account id; absent: nobody. */
  assignee?: string;
  clocks: readonly ClockState[];
  /** Display names by account id. */
  names?: Readonly<Record<string, string>>;
}

/** What a message is about. */
export interface About {
  facts: IssueFacts;
  ground: MessageGround;
  /** The support group that has the incident. */
  group?: SupportGroup;
}

/** Values of a message by their names (domain/communication/values.ts); what is not known is undefined. */
export type Values = Record<string, MessageValue | undefined>;

export const text = (said: string | undefined): MessageValue | undefined => (said === undefined ? undefined : { text: said });

/** What somebody is called, as far as it is known. */
export function nameIn({ names = {} }: Pick<MessageGround, 'names'>, id: string): { name?: string } {
  const name = Object.hasOwn(names, id) ? names[id] : undefined;
  return name === undefined ? {} : { name };
}

export const personIn = (ground: Pick<MessageGround, 'names'>, id: string | undefined): MessageValue | undefined =>
  id === undefined || id === '' ? undefined : { person: id, ...nameIn(ground, id) };

/** What any message may name. */
export function valuesOf({ facts, ground, group }: About): Values {
  const { policy, settings, placement, priority, assignee, clocks } = ground;
  const { document } = policy;
  const person = (id: string | undefined): MessageValue | undefined => personIn(ground, id);
  const due = (field: 'firstResponseDue' | 'resolutionDue'): MessageValue | undefined => {
    const metric = document.metrics.find(({ dueField }) => dueField === field)?.id;
    const at = clocks.find((clock) => clock.metric === metric)?.dueAt;
    return at === undefined ? undefined : { at };
  };
  const services = (facts.values.services ?? []).flatMap((option) => {
    const bound = Object.entries(settings.fields.services?.options ?? {}).find(([, id]) => id === option)?.[0];
    return document.services.find(({ id }) => id === bound)?.name ?? [];
  });
  const tier = group && document.tiers.find(({ id }) => id === group.tier)?.name;
  return {
    key: { text: facts.key },
    summary: text(facts.summary),
    // While nothing asks for a priority Jira’s own stands.
    priority: text(priority.name ?? document.priorities.find(({ jiraPriorityId }) => jiraPriorityId === facts.priorityId)?.name),
    impact: text(priority.impact?.name),
    urgency: text(priority.urgency?.name),
    category: text(facts.category),
    services: services.length === 0 ? undefined : { text: services.join(', ') },
    status: text(facts.status.name),
    reporter: person(facts.reporter),
    affectedUser: person(facts.values.affectedUser?.[0]),
    assignee: person(assignee),
    group: text(placement?.group.name ?? group?.name),
    tier: text(placement?.tier.name ?? tier),
    firstResponseDue: due('firstResponseDue'),
    resolutionDue: due('resolutionDue'),
    link: { linkTo: facts.key },
  };
}
