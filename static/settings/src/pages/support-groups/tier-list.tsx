import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryFields } from '../parts/entry-fields';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { useUndo } from '../parts/use-undo';
import { Uses, usesText } from '../parts/uses';

const MAX = 5;

/** Tiers of support, first to last. */
export function TierList(props: PageProps) {
  const { policy, change, readOnly, faults } = props;
  const { tiers, supportGroups } = policy;
  const { t } = useI18n();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const groupsOf = (tier: string): string =>
    supportGroups
      .filter((group) => group.tier === tier)
      .map(({ name }) => name)
      .join(', ');
  return (
    <>
      <EntryList
        label={t('page.supportGroups.tiers')}
        path="tiers"
        entries={tiers}
        nameOf={({ name }) => name}
        about={({ id }) => groupsOf(id) || t('page.supportGroups.tierEmpty')}
        faulty={({ id, name }) => nameFault(t, name, othersOf(tiers, id), NAME_MAX) !== undefined}
        form={(tier) => (
          <EntryFields
            entry={tier}
            path={['tiers', { id: tier.id, at: tiers.indexOf(tier) }]}
            others={othersOf(tiers, tier.id)}
            change={(part) => change('tiers', put(tiers, { ...tier, ...part }))}
            readOnly={readOnly}
            faults={faults}
          />
        )}
        warning={({ id, name }) =>
          usesText(policy, { list: 'tiers', id }).length > 0 ? <Uses policy={policy} list="tiers" id={id} name={name} /> : undefined
        }
        reorder={(all) => change('tiers', all)}
        remove={({ id }) => {
          keep('tiers');
          change('tiers', without(tiers, id));
        }}
        undo={undo}
        least={t('page.supportGroups.leastTier')}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && (
        <AddEntry
          label={t('page.supportGroups.addTier')}
          names={tiers.map(({ name }) => name)}
          nameMax={NAME_MAX}
          full={tiers.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
          add={(name) => {
            const id = entryIdFor(
              name,
              tiers.map((one) => one.id),
            );
            change('tiers', [...tiers, { id, name, help: '' }]);
            setAdded(id);
          }}
        />
      )}
    </>
  );
}
