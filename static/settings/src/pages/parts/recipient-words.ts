import type { Policy, Recipient } from '../../../../../src/contract/types';
import type { I18n, TextKey } from '../../../../shared/i18n';

/** Those who are known without naming anything. */
export type Plain = Exclude<Recipient['who'], 'supportGroup' | 'majorRole' | 'jiraGroup' | 'person'>;

const PLAIN_TEXTS: Record<Plain, TextKey> = {
  assignee: 'page.recipients.assignee',
  groupLead: 'page.recipients.groupLead',
  group: 'page.recipients.group',
  incidentManagers: 'page.recipients.incidentManagers',
  processOwners: 'page.recipients.processOwners',
  reporter: 'page.recipients.reporter',
  affectedUser: 'page.recipients.affectedUser',
  watchers: 'page.recipients.watchers',
};

/** In the order in which they are offered. */
export const PLAIN = [
  'assignee',
  'groupLead',
  'group',
  'incidentManagers',
  'processOwners',
  'reporter',
  'affectedUser',
  'watchers',
] as const satisfies readonly Plain[];

const named = (all: readonly { id: string; name: string }[], id: string): string => all.find((one) => one.id === id)?.name ?? id;

/** Somebody who is told, as a part of a sentence: "the assignee", "everybody in Service desk". */
export function recipientWords({ t }: I18n, policy: Policy, one: Recipient): string {
  switch (one.who) {
    case 'supportGroup':
      return t('page.recipients.supportGroup', { name: named(policy.supportGroups, one.group) });
    case 'majorRole':
      return t('page.recipients.majorRole', { name: named(policy.major.roles, one.role) });
    case 'jiraGroup':
      return t('page.recipients.jiraGroup', { name: one.group.name });
    case 'person':
      return one.person.name;
    default:
      return t(PLAIN_TEXTS[one.who]);
  }
}

/** What tells one from another. */
export function recipientKey(one: Recipient): string {
  switch (one.who) {
    case 'supportGroup':
      return `${one.who}/${one.group}`;
    case 'majorRole':
      return `${one.who}/${one.role}`;
    case 'jiraGroup':
      return `${one.who}/${one.group.id}`;
    case 'person':
      return `${one.who}/${one.person.id}`;
    default:
      return one.who;
  }
}
