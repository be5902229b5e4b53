import { useI18n } from '../../../shared/start';
import { Field } from '../../../shared/ui/field';
import type { FieldsProps } from './props';

/** Summary and description: there at once, whatever else is still being read. */
export function TextFields({ draft, edit, wrong }: Omit<FieldsProps, 'form'>) {
  const { t } = useI18n();
  return (
    <>
      <Field id="summary" label={t('raise.summary')} error={wrong.summary} required>
        {(ids) => (
          <input
            {...ids}
            required
            autocomplete="off"
            value={draft.summary}
            onInput={(event) => edit({ summary: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id="description" label={t('raise.description')} hint={t('raise.descriptionHint')} error={wrong.description}>
        {(ids) => <textarea {...ids} value={draft.description} onInput={(event) => edit({ description: event.currentTarget.value })} />}
      </Field>
    </>
  );
}
