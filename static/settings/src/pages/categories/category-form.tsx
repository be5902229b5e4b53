import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import type { Policy } from '../../../../../src/contract/types';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import type { PageProps } from '../page-props';
import { AddEntry } from '../parts/add-entry';
import { EntryFields } from '../parts/entry-fields';
import { EntryList } from '../parts/entry-list';
import { faultAt } from '../parts/faults';
import { dropped, put, without } from '../parts/list';
import { nameFault, othersOf } from '../parts/names';
import { SelectField } from '../parts/select-field';
import { MoveTo } from './move-to';
import { CategoryUses, hasUses } from './uses';

export type Category = Policy['categories'][number];

const MAX = 50;

interface CategoryFormProps extends Omit<PageProps, 'change'> {
  category: Category;
  /** Ids of all categories and subcategories: they share one list in Jira. */
  taken: readonly string[];
  change(category: Category): void;
  /** Puts one of its subcategories into another category. */
  moveOut(id: string, to: string): void;
  /** Keeps the categories for an undo. */
  keep(): void;
  undo(): void;
}

/** A category and the subcategories in it. */
export function CategoryForm({ category, taken, change, moveOut, keep, undo, policy, readOnly, faults }: CategoryFormProps) {
  const { t } = useI18n();
  const [added, setAdded] = useState<string>();
  const { subcategories } = category;
  const at = policy.categories.indexOf(category);
  const path = ['categories', { id: category.id, at }];
  const set = (all: Category['subcategories']): void => change({ ...category, subcategories: all });
  const groupError = (defaultGroup: string | undefined): string | undefined =>
    defaultGroup !== undefined && !policy.supportGroups.some(({ id }) => id === defaultGroup)
      ? t('page.categories.fault.group')
      : undefined;

  return (
    <>
      <EntryFields
        entry={category}
        path={path}
        others={othersOf(policy.categories, category.id)}
        change={(part) => change({ ...category, ...part })}
        readOnly={readOnly}
        faults={faults}
        helpHint={t('page.categories.helpHint')}
      />
      <SelectField
        label={t('page.categories.group')}
        hint={t('page.categories.groupHint')}
        none={t('page.categories.groupNone')}
        gone={t('page.common.gone')}
        value={category.defaultGroup ?? ''}
        choices={policy.supportGroups}
        change={(id) => change(id === '' ? dropped(category, 'defaultGroup') : { ...category, defaultGroup: id })}
        readOnly={readOnly}
        error={groupError(category.defaultGroup) ?? faultAt(faults, [...path, 'defaultGroup'])}
      />
      <div class="stack-tight">
        <h3>{t('page.categories.subsTitle')}</h3>
        <EntryList
          label={t('page.categories.subsOf', { name: category.name })}
          path={`categories/${category.id}/subcategories`}
          entries={subcategories}
          nameOf={({ name }) => name}
          about={({ defaultGroup }) => policy.supportGroups.find(({ id }) => id === defaultGroup)?.name}
          faulty={({ id, name }) => nameFault(t, name, othersOf(subcategories, id), NAME_MAX) !== undefined}
          form={(sub) => (
            <>
              <EntryFields
                entry={sub}
                path={[...path, 'subcategories', { id: sub.id, at: subcategories.indexOf(sub) }]}
                others={othersOf(subcategories, sub.id)}
                change={(part) => set(put(subcategories, { ...sub, ...part }))}
                readOnly={readOnly}
                faults={faults}
              />
              <SelectField
                label={t('page.categories.group')}
                none={t('page.categories.groupOfCategory')}
                gone={t('page.common.gone')}
                value={sub.defaultGroup ?? ''}
                choices={policy.supportGroups}
                change={(id) => set(put(subcategories, id === '' ? dropped(sub, 'defaultGroup') : { ...sub, defaultGroup: id }))}
                readOnly={readOnly}
                error={groupError(sub.defaultGroup)}
              />
              {!readOnly && (
                <MoveTo
                  name={sub.name}
                  others={policy.categories.filter(({ id }) => id !== category.id)}
                  most={MAX}
                  move={(to) => moveOut(sub.id, to)}
                />
              )}
            </>
          )}
          warning={(sub) => (hasUses(policy, sub) ? <CategoryUses policy={policy} category={sub} /> : undefined)}
          reorder={set}
          remove={({ id }) => {
            keep();
            set(without(subcategories, id));
          }}
          undo={undo}
          opened={added}
          readOnly={readOnly}
          empty={t('page.categories.subsNone')}
        />
        {!readOnly && (
          <AddEntry
            label={t('page.categories.addSub', { name: category.name })}
            names={subcategories.map(({ name }) => name)}
            nameMax={NAME_MAX}
            full={subcategories.length >= MAX ? t('page.common.fault.full', { max: MAX }) : undefined}
            add={(name) => {
              const id = entryIdFor(name, taken);
              set([...subcategories, { id, name, help: '' }]);
              setAdded(id);
            }}
          />
        )}
      </div>
    </>
  );
}
