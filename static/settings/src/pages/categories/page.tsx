import { useId, useRef, useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { Policy } from '../../../../../src/contract/types';
import { moveSubcategory } from '../../../../../src/domain/policy/edit/categories';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { counted } from '../../../../shared/plural';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryList } from '../parts/entry-list';
import { put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { PageBody } from '../parts/page-body';
import { useSaid } from '../parts/use-said';
import { useUndo } from '../parts/use-undo';
import { CategoryForm } from './category-form';
import { CategoryExample } from './example';
import { CategoryUses, hasUses } from './uses';

const MAX = 100;

/** Categories and their subcategories: what an incident is about. */
export default function CategoriesPage(props: PageProps) {
  const { policy, change, readOnly } = props;
  const { categories } = policy;
  const i18n = useI18n();
  const { t } = i18n;
  const label = useId();
  const [added, setAdded] = useState<string>();
  const { keep, undo } = useUndo(props);
  const { say, said } = useSaid();
  const list = useRef<HTMLElement>(null);
  const set = (all: Policy['categories']): void => change('categories', all);
  const taken = categories.flatMap((one) => [one.id, ...one.subcategories.map(({ id }) => id)]);
  const groupName = (id: string | undefined): string | undefined => policy.supportGroups.find((one) => one.id === id)?.name;

  /** The focus goes to where it went: its form is gone from here. */
  const moveOut = (id: string, to: string): void => {
    const name = categories.flatMap(({ subcategories }) => subcategories).find((one) => one.id === id)?.name ?? '';
    set(moveSubcategory(categories, id, to));
    say(t('page.categories.moved', { name, category: categories.find((one) => one.id === to)?.name ?? '' }));
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-path="categories/${to}"] > .entry-row > .entry-open`)?.focus(),
    );
  };

  return (
    <PageBody policy={policy} faults={props.faults} lead={t('page.categories.lead')} example={<CategoryExample policy={policy} />}>
      <section ref={list} aria-labelledby={label}>
        {said}
        <h2 class="unseen" id={label}>
          {t('page.categories.list')}
        </h2>
        <EntryList
          label={t('page.categories.list')}
          path="categories"
          entries={categories}
          nameOf={({ name }) => name}
          about={({ subcategories, defaultGroup }) =>
            [
              counted(i18n, subcategories.length, { one: 'page.categories.subs.one', other: 'page.categories.subs.other' }),
              groupName(defaultGroup) ?? '',
            ]
              .filter(Boolean)
              .join(' · ')
          }
          faulty={({ id, name, subcategories }) =>
            nameFault(t, name, othersOf(categories, id), NAME_MAX) !== undefined ||
            subcategories.some((sub) => nameFault(t, sub.name, othersOf(subcategories, sub.id), NAME_MAX) !== undefined)
          }
          form={(category) => (
            <CategoryForm
              {...props}
              category={category}
              taken={taken}
              change={(changed) => set(put(categories, changed))}
              moveOut={moveOut}
              keep={() => keep('categories')}
              undo={undo}
            />
          )}
          warning={(category) =>
            category.subcategories.length > 0 || hasUses(policy, category) ? (
              <CategoryUses policy={policy} category={category} />
            ) : undefined
          }
          reorder={set}
          remove={({ id }) => {
            keep('categories');
            set(without(categories, id));
          }}
          undo={undo}
          opened={added}
          readOnly={readOnly}
          empty={t('page.categories.empty')}
        />
        {!readOnly && (
          <AddEntry
            label={t('page.categories.add')}
            names={categories.map(({ name }) => name)}
            nameMax={NAME_MAX}
            full={categories.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
            add={(name) => {
              const id = entryIdFor(name, taken);
              set([...categories, { id, name, help: '', subcategories: [] }]);
              setAdded(id);
            }}
          />
        )}
      </section>
    </PageBody>
  );
}
