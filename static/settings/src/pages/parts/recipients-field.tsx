import type { Policy, Recipient } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Chips } from './chips';
import { Fold } from './fold';
import { capital } from './for-words';
import { JiraChips } from './jira-chips';
import { PLAIN, recipientKey, recipientWords } from './recipient-words';

interface RecipientsFieldProps {
  label: string;
  value: readonly Recipient[];
  change(value: Recipient[]): void;
  policy: Policy;
  readOnly: boolean;
  hint?: string;
  /** What the server said; that nobody is named is told anyhow. */
  error?: string | undefined;
}

type Group = Extract<Recipient, { who: 'jiraGroup' }>;
type Person = Extract<Recipient, { who: 'person' }>;
const isGroup = (one: Recipient): one is Group => one.who === 'jiraGroup';
const isPerson = (one: Recipient): one is Person => one.who === 'person';

/** Whom something is for: people by their part in the incident, groups of the policy, and groups or people of Jira's by name. */
export function RecipientsField({ label, value, change, policy, readOnly, hint, error }: RecipientsFieldProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const offered: Recipient[] = [
    ...PLAIN.map((who) => ({ who })),
    ...policy.supportGroups.map(({ id }) => ({ who: 'supportGroup' as const, group: id })),
    ...policy.major.roles.map(({ id }) => ({ who: 'majorRole' as const, role: id })),
  ];
  const all = [...offered, ...value.filter((one) => !offered.some((other) => recipientKey(other) === recipientKey(one)))];
  const others = value.filter((one) => !isGroup(one) && !isPerson(one));
  const groups = value.filter(isGroup);
  const people = value.filter(isPerson);
  return (
    <>
      <Chips
        label={label}
        {...(hint ? { hint } : {})}
        none={t('page.recipients.none')}
        add={t('page.recipients.add')}
        chosen={value.map(recipientKey)}
        choices={all.map((one) => ({ id: recipientKey(one), name: capital(locale, recipientWords(i18n, policy, one)) }))}
        change={(keys) => change(all.filter((one) => keys.includes(recipientKey(one))))}
        readOnly={readOnly}
        error={value.length === 0 ? t('page.recipients.fault.none') : error}
      />
      {!readOnly && (
        <Fold title={t('page.recipients.byName')} lazy>
          <JiraChips
            kind="groups"
            label={t('page.recipients.groups')}
            none={t('page.recipients.noGroup')}
            chosen={groups.map(({ group }) => group)}
            change={(chosen) => change([...others, ...chosen.map((group): Group => ({ who: 'jiraGroup', group })), ...people])}
            readOnly={readOnly}
          />
          <JiraChips
            kind="people"
            label={t('page.recipients.people')}
            none={t('page.recipients.noPerson')}
            chosen={people.map(({ person }) => person)}
            change={(chosen) => change([...others, ...groups, ...chosen.map((person): Person => ({ who: 'person', person }))])}
            readOnly={readOnly}
          />
        </Fold>
      )}
    </>
  );
}
