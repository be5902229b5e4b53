import type { Policy, SupportGroup } from '../../../../../src/contract/types';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import { dayText, todayIn } from '../parts/days';
import type { GroupPeople, KnownGroups } from './jira-people';

/** Somebody of a support group. */
export interface Person {
  id: string;
  name: string;
  /** Only the policy names them, no group of Jira's. */
  named: boolean;
  /** Last of the days on which they are away, YYYY-MM-DD. */
  awayUntil?: string;
}

/** The day it is where the group works, YYYY-MM-DD. */
export const todayOf = ({ calendars }: Policy, { calendar }: SupportGroup, now: number): string =>
  todayIn(calendars.find(({ id }) => id === calendar)?.definition.timeZone ?? 'UTC', now);

/** Everybody in a support group, those of Jira's group first. */
export function peopleIn(group: SupportGroup, jiras: GroupPeople | null | undefined, today: string): Person[] {
  const people = jiras?.people ?? [];
  const all = [
    ...people.map((one) => ({ ...one, named: false })),
    ...group.members.filter(({ id }) => !people.some((one) => one.id === id)).map(({ id, name }) => ({ id, name, named: true })),
  ];
  return all.map((one) => {
    const away = group.members.find(({ id }) => id === one.id)?.away.find(({ from, to }) => from <= today && today <= to);
    return { ...one, ...(away ? { awayUntil: away.to } : {}) };
  });
}

interface WhoIsThereProps {
  policy: Policy;
  group: SupportGroup;
  known: KnownGroups;
  now: number;
}

/** Who is really in a support group: the people of Jira's group as it is now, and those the policy names besides. */
export function WhoIsThere({ policy, group, known, now }: WhoIsThereProps) {
  const i18n = useI18n();
  const { t, locale } = i18n;
  const { jiraGroup } = group;
  const jiras = jiraGroup && known.get(jiraGroup.id);
  const all = peopleIn(group, jiras, todayOf(policy, group, now));
  const more = jiras ? jiras.total - jiras.people.length : 0;
  return (
    <>
      {jiraGroup && jiras === undefined && (
        <p class="quiet" role="status">
          {t('page.supportGroups.reading')}
        </p>
      )}
      {jiras === null && <p class="quiet">{t('page.supportGroups.untold', { group: jiraGroup?.name ?? '' })}</p>}
      {all.length === 0 && !(jiraGroup && !jiras) && <p>{t('page.supportGroups.nobody')}</p>}
      {all.length > 0 && (
        <ul class="there">
          {all.map((one) => (
            <li key={one.id} class={one.awayUntil === undefined ? '' : 'there-away'}>
              {one.name}
              {one.awayUntil !== undefined && (
                <span class="small">
                  {' '}
                  · {t('page.supportGroups.awayUntil', { day: dayText(locale, one.awayUntil, { dateStyle: 'medium' }) })}
                </span>
              )}
              {one.named && jiras && <span class="small quiet"> · {t('page.supportGroups.namedOnly')}</span>}
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <p class="quiet">{counted(i18n, more, { one: 'page.supportGroups.more.one', other: 'page.supportGroups.more.other' })}</p>
      )}
    </>
  );
}
