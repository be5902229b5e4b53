import { useI18n } from '../../../shared/start';
import { Field } from '../../../shared/ui/field';
import { categoryOf } from '../answers';
import type { FieldsProps } from './props';

/** Category, and the subcategory that depends on it. */
export function CategoryFields({ draft, form, edit, wrong }: FieldsProps) {
  const { t } = useI18n();
  const category = categoryOf(draft, form);
  const subcategories = category?.subcategories ?? [];
  const subcategory = subcategories.find(({ id }) => id === draft.subcategory);
  if (form.categories.length === 0) return null;
  return (
    <div class="pair">
      <Field id="category" label={t('raise.category')} hint={category?.help} error={wrong.category}>
        {(ids) => (
          <select
            {...ids}
            value={draft.category ?? ''}
            onChange={(event) => edit({ category: event.currentTarget.value || undefined, subcategory: undefined })}
          >
            <option value="">{t('raise.categoryNone')}</option>
            {form.categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="subcategory" label={t('raise.subcategory')} hint={subcategory?.help} error={wrong.subcategory}>
        {(ids) => (
          <select
            {...ids}
            // The options change with the category: a select of its own for each, so that none keeps the place of an option that is gone.
            key={category?.id ?? ''}
            disabled={subcategories.length === 0}
            value={draft.subcategory ?? ''}
            onChange={(event) => edit({ subcategory: event.currentTarget.value || undefined })}
          >
            <option value="">
              {!category ? t('raise.subcategoryFirst') : subcategories.length === 0 ? t('raise.subcategoryEmpty') : t('raise.categoryNone')}
            </option>
            {subcategories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
