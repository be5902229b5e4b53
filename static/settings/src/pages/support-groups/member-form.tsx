import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import type { Fault } from '../page-props';
import { Check } from '../parts/check';
import { Chips } from '../parts/chips';
import { categoryChoices } from '../parts/example';
import { faultAt } from '../parts/faults';
import { dropped } from '../parts/list';
import { NumberField } from '../parts/number-field';
import { AwayDays } from './away-days';
import type { Member } from './modes';

interface MemberFormProps {
  member: Member;
  path: Parameters<typeof faultAt>[1];
  policy: Policy;
  today: string;
  change(member: Member): void;
  readOnly: boolean;
  faults: readonly Fault[];
}

/** What somebody knows, how much they are given, and when they are away. */
export function MemberForm({ member, path, policy, today, change, readOnly, faults }: MemberFormProps) {
  const { t } = useI18n();
  const { skills, cap, away } = member;
  const skill = (part: Partial<Member['skills']>): void => change({ ...member, skills: { ...skills, ...part } });
  return (
    <>
      <Chips
        label={t('page.supportGroups.skillCategories')}
        hint={t('page.supportGroups.skillsHint')}
        none={t('page.supportGroups.skillAny')}
        add={t('page.supportGroups.skillAdd')}
        chosen={skills.categories}
        choices={categoryChoices(policy)}
        change={(categories) => skill({ categories })}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'skills', 'categories'], true)}
      />
      <Chips
        label={t('page.supportGroups.skillServices')}
        none={t('page.supportGroups.skillAny')}
        add={t('page.supportGroups.skillAdd')}
        chosen={skills.services}
        choices={policy.services}
        change={(services) => skill({ services })}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'skills', 'services'], true)}
      />
      <Check
        label={t('page.supportGroups.capped')}
        hint={t('page.supportGroups.cappedHint')}
        value={cap !== undefined}
        change={(on) => change(on ? { ...member, cap: 10 } : dropped(member, 'cap'))}
        readOnly={readOnly}
      />
      {cap !== undefined && (
        <NumberField
          label={t('page.supportGroups.cap')}
          value={cap}
          min={1}
          max={1000}
          change={(most) => change({ ...member, cap: most })}
          readOnly={readOnly}
          error={faultAt(faults, [...path, 'cap'])}
        />
      )}
      <AwayDays
        away={away}
        today={today}
        change={(days) => change({ ...member, away: days })}
        readOnly={readOnly}
        error={faultAt(faults, [...path, 'away'], true)}
      />
    </>
  );
}
