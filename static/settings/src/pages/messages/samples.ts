import type { MessageEvent, Policy } from '../../../../../src/contract/types';
import type { MessageValue } from '../../../../../src/domain/communication/message';
import type { Subject } from '../../../../../src/domain/policy/fits';
import type { I18n } from '../../../../shared/i18n';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * What would stand in a message about an incident somebody makes up: its own values by the policy, and examples for what people write.
 * Never given: a day on which the app ends something, where the policy never does. @param now ms since 1970.
 */
export function samplesFor(
  { t }: I18n,
  policy: Policy,
  subject: Subject,
  event: MessageEvent | undefined,
  now: number,
): Record<string, MessageValue> {
  const { confirmation, holdRules } = policy.resolution;
  const nameIn = (all: readonly { id: string; name: string }[], id: string | undefined): string | undefined =>
    all.find((one) => one.id === id)?.name;
  const categories = policy.categories.flatMap((one) => [one, ...one.subcategories]);
  const group = policy.supportGroups[0];
  const ends =
    event === 'holdReminder' ? holdRules.find((rule) => rule.resolveAfterDays)?.resolveAfterDays : confirmation.silenceClosesAfterDays;
  const texts: Record<string, string | undefined> = {
    key: 'ITSM-42',
    summary: t('page.messages.sample.summary'),
    priority: nameIn(policy.priorities, subject.priority),
    impact: nameIn(policy.impacts, subject.impact),
    urgency: nameIn(policy.urgencies, subject.urgency),
    category: nameIn(categories, subject.categories[0]),
    services: nameIn(policy.services, subject.services[0]),
    status: t('page.messages.sample.status'),
    reporter: 'Lea Lindqvist',
    affectedUser: 'Amir Aziz',
    assignee: 'Inés Ibarra',
    group: group?.name,
    tier: nameIn(policy.tiers, group?.tier),
    link: 'https://example.atlassian.net/browse/ITSM-42',
    reason: t('page.messages.sample.reason'),
    by: 'Nils Novak',
    holdReason: policy.holdReasons[0]?.name,
    vendor: 'Acme Networks',
    vendorReference: 'CASE-1187',
    resolution: t('page.messages.sample.resolution'),
    resolutionKind: policy.resolutionKinds[0]?.name,
    closureCode: policy.closureCodes[0]?.name,
    handOver: t('page.messages.sample.handOver'),
    level: '2',
    commander: 'Mara Moreau',
    updateText: t('page.messages.sample.updateText'),
    surveyLink: 'https://example.atlassian.net/survey',
  };
  const dates: Record<string, number | undefined> = {
    firstResponseDue: now + HOUR,
    resolutionDue: now + 8 * HOUR,
    expectedAt: now + 2 * DAY,
    closesAt: ends === undefined ? undefined : now + ends * DAY,
    nextUpdateAt: now + 4 * HOUR,
    expiresAt: now + 14 * DAY,
  };
  return Object.fromEntries([
    ...Object.entries(texts).flatMap(([name, text]): [string, MessageValue][] => (text === undefined ? [] : [[name, { text }]])),
    ...Object.entries(dates).flatMap(([name, at]): [string, MessageValue][] =>
      at === undefined ? [] : [[name, { at: new Date(at).toISOString() }]],
    ),
  ]);
}
