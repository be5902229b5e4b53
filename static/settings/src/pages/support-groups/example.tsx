import { useState } from 'preact/hooks';
import type { Policy } from '../../../../../src/contract/types';
import { groupDay, isAway, skillOf } from '../../../../../src/domain/routing/there';
import { useI18n } from '../../../../shared/start';
import { ExampleBox } from '../parts/example';
import { useExampleSubject } from '../parts/example-subject';
import { SelectField } from '../parts/select-field';
import type { KnownGroups } from './jira-people';
import { MODE_TEXTS } from './modes';
import { peopleIn } from './who-is-there';

const NO_FILTERS = [] as const;
const ASKED = ['category', 'service'] as const;

/** To whom of a group an incident that comes now can go, and why not to the others. What people have to do is not known here. */
export function GroupExample({ policy, known, now }: { policy: Policy; known: KnownGroups; now: number }) {
  const { t, locale } = useI18n();
  const [chosen, setChosen] = useState('');
  const { subject, fields } = useExampleSubject(policy, NO_FILTERS, ASKED);
  const group = policy.supportGroups.find(({ id }) => id === chosen) ?? policy.supportGroups[0];
  if (!group) return null;
  const { day, opensAt } = groupDay(policy, group, now);
  const all = peopleIn(group, group.jiraGroup && known.get(group.jiraGroup.id), day).map((one) => {
    const skill = skillOf(
      group.members.find(({ id }) => id === one.id),
      subject,
    );
    return { ...one, skill, not: isAway(group, one.id, day) ? ('away' as const) : skill === 'none' ? ('unskilled' as const) : undefined };
  });
  const able = all.filter(({ not }) => not === undefined);
  const special = group.assignment === 'skill' ? able.filter(({ skill }) => skill === 'special') : [];
  const names = (some: readonly { name: string }[]): string =>
    new Intl.ListFormat(locale, { type: 'conjunction' }).format(some.map(({ name }) => name));
  const style = { weekday: 'long', hour: 'numeric', minute: '2-digit' } as const;
  const zone = policy.calendars.find(({ id }) => id === group.calendar)?.definition.timeZone;
  return (
    <ExampleBox
      title={t('page.supportGroups.who')}
      fields={
        <>
          <SelectField
            label={t('page.supportGroups.group')}
            value={group.id}
            choices={policy.supportGroups}
            change={setChosen}
            readOnly={false}
          />
          {fields}
        </>
      }
    >
      <p>{t(MODE_TEXTS[group.assignment].help)}</p>
      {opensAt !== undefined && zone !== undefined && (
        <p class="small quiet">
          {t('page.supportGroups.closed', {
            opens: new Intl.DateTimeFormat(locale, { ...style, timeZone: zone }).format(Date.parse(opensAt)),
          })}
        </p>
      )}
      {group.assignment !== 'manual' && (
        <>
          {special.length > 0 && (
            <p>
              {t('page.supportGroups.special')} <strong>{names(special)}</strong>
            </p>
          )}
          {able.length > special.length && (
            <p>
              {t(special.length > 0 ? 'page.supportGroups.thenThese' : 'page.supportGroups.these')}{' '}
              <strong>{names(able.filter((one) => !special.includes(one)))}</strong>
            </p>
          )}
          {able.length === 0 && (
            <p>{group.lead ? t('page.supportGroups.toLead', { name: group.lead.name }) : t('page.supportGroups.toNobody')}</p>
          )}
          {all.some(({ not }) => not !== undefined) && (
            <ul class="small">
              {all.map(
                ({ id, name, not }) =>
                  not !== undefined && (
                    <li key={id}>{t(not === 'away' ? 'page.supportGroups.not.away' : 'page.supportGroups.not.unskilled', { name })}</li>
                  ),
              )}
            </ul>
          )}
        </>
      )}
    </ExampleBox>
  );
}
