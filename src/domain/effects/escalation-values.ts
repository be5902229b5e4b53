import type { SupportGroup } from '../../contract/types';
import type { HandOverAct } from '../acts/escalation';
import type { MessageValue } from '../communication/message';
import type { Because } from '../escalation/state';
import type { IssueFacts } from '../incident/facts';
import type { EscalationEffectsGround } from './escalation-ground';

/** What an escalation's messages are about. */
export interface Said {
  facts: IssueFacts;
  ground: EscalationEffectsGround;
  /** The support group that has the incident. */
  group?: SupportGroup;
  /** As far as the act says. */
  because?: Because;
  /** 1, 2, 3 … */
  level: number;
  /** Of an escalation by hand. */
  handOver?: HandOverAct;
}

const text = (said: string | undefined): MessageValue | undefined => (said === undefined ? undefined : { text: said });

/** Everything a message of an escalation may name, by its name (domain/communication/values.ts); what is not known is undefined. */
export function valuesOf({ facts, ground, group, because, level, handOver }: Said): Record<string, MessageValue | undefined> {
  const { policy, settings, placement, priority, assignee, clocks, names = {} } = ground;
  const { document } = policy;
  const nameIn = (id: string): { name?: string } => {
    const name = Object.hasOwn(names, id) ? names[id] : undefined;
    return name === undefined ? {} : { name };
  };
  const person = (id: string | undefined): MessageValue | undefined =>
    id === undefined || id === '' ? undefined : { person: id, ...nameIn(id) };
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
    priority: text(priority.name),
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
    reason: because && { because, ...('by' in because ? nameIn(because.by) : {}) },
    by: because && 'by' in because ? person(because.by) : undefined,
    // Of other escalations there is none: not unknown, but nothing.
    handOver: handOver ? { handOver: { tried: handOver.tried, known: handOver.known, asked: handOver.asked } } : { text: '' },
    level: { text: String(level) },
  };
}
