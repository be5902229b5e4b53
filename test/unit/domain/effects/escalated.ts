import type { EscalationAction, Ladder, MessageTemplate, Policy, PublishedPolicy } from '../../../../src/contract/types';
import type { EscalatedAct } from '../../../../src/domain/acts/escalation';
import type { Because } from '../../../../src/domain/escalation/state';
import { POLICY } from '../../fakes';

/** Monday, 23 November 2026, 08:59 UTC: a minute before the tests' present. */
export const ESCALATED_AT = '2026-11-23T08:59:00.000Z';

/** What is kept of why, by another cause. */
export const becauseOf = (because: Because): Partial<EscalatedAct> => ({ said: { ladder: 'Late', level: 1, kind: 'functional', because } });

/** A level of the ladder "late" was reached. */
export const escalated = (change: Partial<EscalatedAct> = {}): EscalatedAct => ({
  kind: 'escalated',
  id: 'late/resolution-1-75/lead/1',
  at: ESCALATED_AT,
  passedAt: '2026-11-23T08:30:00.000Z',
  dueAt: '2026-11-23T08:59:00.000Z',
  ladder: 'late',
  level: 'lead',
  version: 1,
  said: { ladder: 'Late', level: 1, kind: 'hierarchical', because: { on: 'clock', metric: 'Resolution', percent: 75 } },
  ...change,
});

export const ladder = (doing: EscalationAction[], change: Partial<Ladder> = {}): Ladder => ({
  id: 'late',
  name: 'Late',
  help: '',
  active: true,
  for: {},
  // Sets off nothing here: tests write the act themselves.
  trigger: { on: 'reassigned', times: 50 },
  levels: [{ id: 'lead', kind: 'hierarchical', afterMs: 0, unlessAcknowledged: true, do: doing }],
  ...change,
});

export const template = (body: string, change: Partial<MessageTemplate> = {}): MessageTemplate => ({
  id: 'words',
  name: 'Words',
  help: '',
  active: true,
  for: {},
  to: [{ who: 'groupLead' }],
  channel: 'notification',
  texts: { 'en-US': { subject: '{key}', body }, 'fr-FR': { subject: '{key}', body: `Fr ${body}` } },
  ...change,
});

/** A policy in which the level does this, with one template. */
export function policyDoing(
  doing: EscalationAction[],
  change: Partial<Policy> = {},
  of: Partial<Ladder> = {},
  words = template('{reason}'),
): PublishedPolicy {
  const { document } = POLICY;
  return {
    ...POLICY,
    document: {
      ...document,
      escalation: { ...document.escalation, ladders: [ladder(doing, of)] },
      communication: { ...document.communication, templates: [words] },
      ...change,
    },
  };
}
