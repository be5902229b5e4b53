import type { Policy } from '../../../../../src/contract/types';
import { useI18n } from '../../../../shared/start';
import { Uses, usesText } from '../parts/uses';

interface Named {
  id: string;
  name: string;
  subcategories?: readonly Named[];
}

const all = (category: Named): Named[] => [category, ...(category.subcategories ?? [])];

/** Whether anything names a category or one of its subcategories. */
export const hasUses = (policy: Policy, category: Named): boolean =>
  all(category).some(({ id }) => usesText(policy, { list: 'categories', id }).length > 0);

/** What comes of removing a category: its subcategories go too, and what names one of them has to name another. */
export function CategoryUses({ policy, category }: { policy: Policy; category: Named }) {
  const { t } = useI18n();
  const subs = (category.subcategories ?? []).map(({ name }) => name);
  return (
    <>
      {subs.length > 0 && <p>{t('page.categories.subsGo', { names: subs.join(', ') })}</p>}
      {all(category).map(({ id, name }) => (
        <Uses key={id} policy={policy} list="categories" id={id} name={name} />
      ))}
      <p>{t('page.categories.inJira')}</p>
    </>
  );
}
