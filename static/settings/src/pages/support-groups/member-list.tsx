import { useState } from 'preact/hooks';
import type { Policy, SupportGroup } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { dayText } from '../parts/days';
import { EntryList } from '../parts/entry-list';
import { categoryChoices } from '../parts/example';
import { faultAt } from '../parts/faults';
import { JiraField } from '../parts/jira-field';
import { put, without } from '../parts/list';
import { MemberForm } from './member-form';
import { type Member, memberFaulty } from './modes';

interface MemberListProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  group: SupportGroup;
  path: Parameters<typeof faultAt>[1];
  today: string;
  change(members: Member[]): void;
}

const MAX = 200;

/** Names of what somebody knows. */
const skillsOf = (policy: Policy, { skills }: Member): string[] => {
  const named = (all: readonly { id: string; name: string }[], ids: readonly string[]): string[] =>
    ids.map((id) => all.find((one) => one.id === id)?.name ?? id);
  return [...named(categoryChoices(policy), skills.categories), ...named(policy.services, skills.services)];
};

/** People of whom the policy says more than Jira's group does, or whom only it names. */
export function MemberList({ policy, group, path, today, change, readOnly, faults }: MemberListProps) {
  const { t, locale } = useI18n();
  const [added, setAdded] = useState<string>();
  const [before, setBefore] = useState<readonly Member[]>();
  const { members } = group;
  const about = (member: Member): string => {
    const skills = skillsOf(policy, member);
    const next = member.away.filter(({ to }) => to >= today).sort((a, b) => (a.from < b.from ? -1 : 1))[0];
    const day = (date: string): string => dayText(locale, date, { dateStyle: 'medium' });
    return [
      skills.length === 0 ? t('page.supportGroups.knowsAll') : t('page.supportGroups.knows', { names: skills.join(', ') }),
      ...(member.cap === undefined ? [] : [t('page.supportGroups.atMost', { count: member.cap })]),
      ...(next ? [t('page.supportGroups.awayFromTo', { from: day(next.from), to: day(next.to) })] : []),
    ].join(' · ');
  };
  return (
    <>
      <EntryList
        label={t('page.supportGroups.membersOf', { name: group.name })}
        path={`supportGroups/${group.id}/members`}
        entries={members}
        nameOf={({ name }) => name}
        about={about}
        faulty={memberFaulty}
        form={(member) => (
          <MemberForm
            member={member}
            path={[...path, 'members', { id: member.id, at: members.indexOf(member) }]}
            policy={policy}
            today={today}
            change={(changed) => change(put(members, changed))}
            readOnly={readOnly}
            faults={faults}
          />
        )}
        reorder={change}
        remove={({ id }) => {
          setBefore(members);
          change(without(members, id));
        }}
        undo={() => before && change([...before])}
        opened={added}
        readOnly={readOnly}
        empty={t('page.supportGroups.membersNone')}
      />
      {faultAt(faults, [...path, 'members']) && <p class="field-error">{faultAt(faults, [...path, 'members'])}</p>}
      {!readOnly && members.length < MAX && (
        <JiraField
          kind="people"
          label={t('page.supportGroups.memberAdd')}
          none={t('page.supportGroups.memberNone')}
          value={undefined}
          change={(person) => {
            if (!person || members.some(({ id }) => id === person.id)) return;
            change([...members, { ...person, skills: { categories: [], services: [] }, away: [] }]);
            setAdded(person.id);
          }}
          readOnly={readOnly}
        />
      )}
    </>
  );
}
