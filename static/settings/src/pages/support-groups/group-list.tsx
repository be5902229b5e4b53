import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { SupportGroup } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';
import { GroupForm } from './group-form';
import type { KnownGroups } from './jira-people';
import { MODE_TEXTS, memberFaulty } from './modes';
import { peopleIn, todayOf } from './who-is-there';

const MAX = 200;

/** Support groups: the tier of each, how many are there, and how it assigns. */
export function GroupList({ known, now, ...props }: PageProps & { known: KnownGroups; now: number }) {
  const { policy, change, readOnly } = props;
  const { supportGroups, tiers, calendars } = policy;
  const i18n = useI18n();
  const { t } = i18n;
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const set = (all: SupportGroup[]): void => change('supportGroups', all);
  const people = (group: SupportGroup): string => {
    const jiras = group.jiraGroup && known.get(group.jiraGroup.id);
    if (group.jiraGroup && !jiras) return group.jiraGroup.name;
    const count = peopleIn(group, jiras, todayOf(policy, group, now)).length + (jiras ? jiras.total - jiras.people.length : 0);
    return counted(i18n, count, { one: 'page.supportGroups.people.one', other: 'page.supportGroups.people.other' });
  };
  const tierOf = (group: SupportGroup) => tiers.find(({ id }) => id === group.tier);
  return (
    <>
      <EntryList
        label={t('page.supportGroups.list')}
        path="supportGroups"
        entries={supportGroups}
        nameOf={({ name }) => name}
        about={(group) => [tierOf(group)?.name ?? t('page.common.gone'), people(group), t(MODE_TEXTS[group.assignment].name)].join(' · ')}
        faulty={(group) =>
          nameFault(t, group.name, othersOf(supportGroups, group.id), NAME_MAX) !== undefined ||
          !tierOf(group) ||
          (group.calendar !== undefined && !calendars.some(({ id }) => id === group.calendar)) ||
          group.members.some(memberFaulty)
        }
        form={(group) => (
          <GroupForm {...props} group={group} known={known} now={now} change={(changed) => set(put(supportGroups, changed))} />
        )}
        warning={({ id, name }) =>
          usesText(policy, { list: 'supportGroups', id }).length > 0 ? (
            <Uses policy={policy} list="supportGroups" id={id} name={name} />
          ) : undefined
        }
        reorder={set}
        remove={({ id }) => {
          keep('supportGroups');
          set(without(supportGroups, id));
        }}
        undo={undo}
        least={t('page.supportGroups.least')}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && (
        <AddEntry
          label={t('page.supportGroups.add')}
          names={supportGroups.map(({ name }) => name)}
          nameMax={NAME_MAX}
          full={supportGroups.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
          add={(name) => {
            const id = entryIdFor(
              name,
              supportGroups.map((one) => one.id),
            );
            set([...supportGroups, { id, name, help: '', tier: tiers[0]?.id ?? '', members: [], assignment: 'manual' }]);
            setAdded(id);
          }}
        />
      )}
    </>
  );
}
