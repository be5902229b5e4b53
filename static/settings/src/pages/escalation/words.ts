import type { EscalationAction, Ladder, Policy, Trigger } from '../../../../../src/contract/types';
import { durationText } from '../../../../shared/duration';
import type { I18n } from '../../../../shared/i18n';
import { counted } from '../../../../shared/plural';
import { both, capital, either, scopeWords } from '../parts/for-words';
import { recipientWords } from '../parts/recipient-words';

export type Level = Ladder['levels'][number];

const named = (all: readonly { id: string; name: string }[], id: string): string => all.find((one) => one.id === id)?.name ?? id;

/** What a ladder waits for: "When Resolution reaches 75 %". */
export function triggerWords(i18n: I18n, policy: Policy, trigger: Trigger): string {
  const { t, locale } = i18n;
  const time = (ms: number): string => durationText(locale, ms, 'exact');
  switch (trigger.on) {
    case 'clock':
      return t('page.escalation.when.clock', { metric: named(policy.metrics, trigger.metric), percent: trigger.percent });
    case 'willBreach':
      return t('page.escalation.when.willBreach', { metric: named(policy.metrics, trigger.metric), time: time(trigger.withinMs) });
    case 'dwell':
      return trigger.tier === undefined
        ? t('page.escalation.when.dwellAny', { time: time(trigger.afterMs) })
        : t('page.escalation.when.dwell', { time: time(trigger.afterMs), tier: named(policy.tiers, trigger.tier) });
    case 'notAcknowledged':
      return t('page.escalation.when.notAcknowledged', { time: time(trigger.afterMs) });
    case 'reopened':
      return counted(i18n, trigger.times, { one: 'page.escalation.when.reopened.one', other: 'page.escalation.when.reopened.other' });
    case 'reassigned':
      return counted(i18n, trigger.times, { one: 'page.escalation.when.reassigned.one', other: 'page.escalation.when.reassigned.other' });
    case 'reporterGroup':
      return t('page.escalation.when.reporterGroup', {
        groups:
          either(
            locale,
            trigger.groups.map(({ name }) => name),
          ) || '…',
      });
    case 'priorityRaised':
      return t('page.escalation.when.priorityRaised', {
        priorities:
          either(
            locale,
            trigger.to.map((id) => named(policy.priorities, id)),
          ) || '…',
      });
    case 'customer':
      return t('page.escalation.when.customer');
    case 'hand':
      return t('page.escalation.when.hand');
  }
}

/** What a level does, as a part of a sentence: "tell the assignee". */
export function actionWords(i18n: I18n, policy: Policy, action: EscalationAction): string {
  const { t, locale } = i18n;
  switch (action.do) {
    case 'nextTier':
      return t('page.escalation.does.nextTier');
    case 'toTier':
      return t('page.escalation.does.toTier', { tier: named(policy.tiers, action.tier) });
    case 'toGroup':
      return t('page.escalation.does.toGroup', { group: named(policy.supportGroups, action.group) });
    case 'raisePriority':
      return counted(i18n, action.steps, { one: 'page.escalation.does.raise.one', other: 'page.escalation.does.raise.other' });
    case 'raisePriorityTo':
      return t('page.escalation.does.raiseTo', { priority: named(policy.priorities, action.priority) });
    case 'assign':
      return t(action.to === 'groupLead' ? 'page.escalation.does.assignLead' : 'page.escalation.does.assignGroup');
    case 'comment':
      return t(action.visibility === 'public' ? 'page.escalation.does.commentPublic' : 'page.escalation.does.commentInternal', {
        template: named(policy.communication.templates, action.template),
      });
    case 'notify':
      return t('page.escalation.does.notify', {
        who:
          both(
            locale,
            action.who.map((one) => recipientWords(i18n, policy, one)),
          ) || '…',
      });
    case 'transition':
      return t('page.escalation.does.transition', { status: action.status.name });
    case 'label':
      return t('page.escalation.does.label', { label: action.label || '…' });
  }
}

/** What a level does, and how often: "tell the assignee, again every 1 h until acknowledged, at most 3 times". */
export function deedWords(i18n: I18n, policy: Policy, level: Level): string {
  const { t, locale } = i18n;
  const deeds =
    both(
      locale,
      level.do.map((action) => actionWords(i18n, policy, action)),
    ) || '…';
  if (!level.repeat) return deeds;
  return t('page.escalation.repeated', { deeds, time: durationText(locale, level.repeat.everyMs, 'exact'), count: level.repeat.atMost });
}

/** A level as a part of its ladder's sentence: "4 h later tell the incident managers". */
function levelWords(i18n: I18n, policy: Policy, level: Level, place: number): string {
  const { t, locale } = i18n;
  const deeds = deedWords(i18n, policy, level);
  if (level.afterMs > 0) return t('page.escalation.later', { time: durationText(locale, level.afterMs, 'exact'), deeds });
  return place === 0 ? deeds : t('page.escalation.then', { deeds });
}

/** A whole ladder: "When Resolution reaches 75 %: tell the lead; 4 h later tell the incident managers". */
export function ladderWords(i18n: I18n, policy: Policy, ladder: Ladder): string {
  const { t } = i18n;
  const levels = ladder.levels.map((level, place) => levelWords(i18n, policy, level, place)).join('; ');
  const sentence = t('page.escalation.sentence', { when: triggerWords(i18n, policy, ladder.trigger), levels: levels || '…' });
  const scope = Object.keys(ladder.for).length === 0 ? '' : `${scopeWords(i18n, policy, ladder.for)} · `;
  return `${ladder.active ? '' : `${t('page.escalation.withdrawn')} · `}${scope}${sentence}`;
}

/** What a level does, as a sentence of its own. */
export const levelSentence = (i18n: I18n, policy: Policy, level: Level): string => capital(i18n.locale, deedWords(i18n, policy, level));
