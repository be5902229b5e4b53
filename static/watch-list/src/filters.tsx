import { useI18n } from '../../shared/start';
import { Field } from '../../shared/ui/field';
import type { Choices } from './choices';
import type { OpenDesk } from './use-desk';

interface FiltersProps {
  desk: OpenDesk;
  choices: Choices;
  choose: (choices: Choices) => void;
}

/** Whose incidents are shown. */
export function Filters({ desk: { groups, tiers }, choices, choose }: FiltersProps) {
  const { t } = useI18n();
  const { group: chosenGroup, tier: chosenTier, ...rest } = choices;
  const tierName = (id: string): string => tiers.find((tier) => tier.id === id)?.name ?? '–';
  return (
    <div class="filters">
      <Field id="group" label={t('watch.filter.group')}>
        {(ids) => (
          <select
            {...ids}
            value={chosenGroup ?? ''}
            onChange={({ currentTarget: { value } }) =>
              choose({ ...rest, ...(value ? { group: value } : {}), ...(chosenTier ? { tier: chosenTier } : {}) })
            }
          >
            <option value="">{t('watch.filter.allGroups')}</option>
            {groups.map(({ id, name, tier }) => (
              <option key={id} value={id}>
                {name} · {tierName(tier)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="tier" label={t('watch.filter.tier')}>
        {(ids) => (
          <select
            {...ids}
            value={chosenTier ?? ''}
            onChange={({ currentTarget: { value } }) =>
              choose({ ...rest, ...(chosenGroup ? { group: chosenGroup } : {}), ...(value ? { tier: value } : {}) })
            }
          >
            <option value="">{t('watch.filter.allTiers')}</option>
            {tiers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <label class="choice">
        <input
          type="checkbox"
          checked={choices.mine}
          onChange={({ currentTarget }) => choose({ ...choices, mine: currentTarget.checked })}
        />
        {t('watch.filter.mine')}
      </label>
    </div>
  );
}
