import type { Policy } from '../../../../../src/contract/types';
import { defaultGroupOf } from '../../../../../src/domain/policy/edit/default-group';
import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { ExampleBox, ExampleFields, useExample } from '../parts/example';

const WHY: Record<ReturnType<typeof defaultGroupOf>['why'], TextKey> = {
  own: 'page.categories.why.own',
  category: 'page.categories.why.category',
  fallback: 'page.categories.why.fallback',
};

/** To whom an incident of a category goes. */
export function CategoryExample({ policy }: { policy: Policy }) {
  const { t } = useI18n();
  const example = useExample(policy);
  const id = example.incident.category;
  const { group, why } = defaultGroupOf(policy, id === '' ? undefined : id);
  const name = policy.supportGroups.find((one) => one.id === group)?.name ?? t('page.common.gone');
  const help = policy.categories.flatMap((one) => [one, ...one.subcategories]).find((one) => one.id === id)?.help;
  return (
    <ExampleBox fields={<ExampleFields policy={policy} example={example} parts={['category']} />}>
      <p>
        {t('page.categories.goesTo')} <strong>{name}</strong>
      </p>
      <p class="small quiet">{t(WHY[why])}</p>
      {help && <p class="small quiet">{t('page.categories.reads', { help })}</p>}
    </ExampleBox>
  );
}
