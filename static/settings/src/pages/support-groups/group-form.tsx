import { useId } from 'preact/hooks';
import type { SupportGroup } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { EntryFields } from '../parts/entry-fields';
import { faultAt } from '../parts/faults';
import { JiraField } from '../parts/jira-field';
import type { Named } from '../parts/jira-find';
import { dropped } from '../parts/list';
import { othersOf } from '../parts/names';
import { Radios } from '../parts/radios';
import { SelectField } from '../parts/select-field';
import type { KnownGroups } from './jira-people';
import { MemberList } from './member-list';
import { MODE_TEXTS, MODES } from './modes';
import { todayOf, WhoIsThere } from './who-is-there';

interface GroupFormProps extends Pick<PageProps, 'policy' | 'readOnly' | 'faults'> {
  group: SupportGroup;
  known: KnownGroups;
  now: number;
  change(group: SupportGroup): void;
}

/** Everything about one support group. */
export function GroupForm({ group, known, now, change, policy, readOnly, faults }: GroupFormProps) {
  const { t } = useI18n();
  const there = useId();
  const members = useId();
  const path = ['supportGroups', { id: group.id, at: policy.supportGroups.indexOf(group) }];
  const edit = (part: Partial<SupportGroup>): void => change({ ...group, ...part });
  /** Sets a member that may be absent. */
  const put = (name: 'jiraGroup' | 'lead', value: Named | undefined): void =>
    change(value === undefined ? dropped(group, name) : { ...group, [name]: value });
  return (
    <>
      <EntryFields
        entry={group}
        path={path}
        others={othersOf(policy.supportGroups, group.id)}
        change={edit}
        readOnly={readOnly}
        faults={faults}
      />
      <div class="form-pair">
        <SelectField
          label={t('page.supportGroups.tier')}
          hint={t('page.supportGroups.tierHint')}
          value={group.tier}
          choices={policy.tiers}
          gone={t('page.common.goneNamed', { id: group.tier })}
          change={(tier) => edit({ tier })}
          readOnly={readOnly}
          error={policy.tiers.some(({ id }) => id === group.tier) ? faultAt(faults, [...path, 'tier']) : t('page.supportGroups.fault.tier')}
        />
        <SelectField
          label={t('page.supportGroups.calendar')}
          hint={t('page.supportGroups.calendarHint')}
          none={t('page.supportGroups.calendarNone')}
          value={group.calendar ?? ''}
          choices={policy.calendars}
          gone={t('page.common.gone')}
          change={(calendar) => change(calendar === '' ? dropped(group, 'calendar') : { ...group, calendar })}
          readOnly={readOnly}
          error={
            group.calendar === undefined || policy.calendars.some(({ id }) => id === group.calendar)
              ? faultAt(faults, [...path, 'calendar'])
              : t('page.supportGroups.fault.calendar')
          }
        />
      </div>
      <JiraField
        kind="groups"
        label={t('page.supportGroups.jiraGroup')}
        hint={t('page.supportGroups.jiraGroupHint')}
        none={t('page.supportGroups.jiraGroupNone')}
        value={group.jiraGroup}
        change={(value) => put('jiraGroup', value)}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'jiraGroup'], true)}
      />
      <JiraField
        kind="people"
        label={t('page.supportGroups.leader')}
        hint={t('page.supportGroups.leaderHint')}
        none={t('page.supportGroups.leaderNone')}
        value={group.lead}
        change={(value) => put('lead', value)}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'lead'], true)}
      />
      <Radios
        label={t('page.supportGroups.mode')}
        value={group.assignment}
        choices={MODES.map((id) => ({ id, name: t(MODE_TEXTS[id].name), help: t(MODE_TEXTS[id].help) }))}
        change={(assignment) => edit({ assignment })}
        readOnly={readOnly}
      />
      <section class="form" aria-labelledby={there}>
        <h3 id={there}>{t('page.supportGroups.there')}</h3>
        <WhoIsThere policy={policy} group={group} known={known} now={now} />
      </section>
      <section class="form" aria-labelledby={members}>
        <div class="section-head">
          <h3 id={members}>{t('page.supportGroups.members')}</h3>
          <p class="quiet small">{t('page.supportGroups.membersHint')}</p>
        </div>
        <MemberList
          policy={policy}
          group={group}
          path={path}
          today={todayOf(policy, group, now)}
          change={(all) => edit({ members: all })}
          readOnly={readOnly}
          faults={faults}
        />
      </section>
    </>
  );
}
