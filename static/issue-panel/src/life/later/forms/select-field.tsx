import { useId } from 'preact/hooks';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';

interface SelectFieldProps {
  label: string;
  hint?: string | undefined;
  all: readonly { id: string; name: string }[];
  /** Empty: none. */
  value: string;
  /** It was tried to send it: what is missing is told. */
  tried: boolean;
  onChange(id: string): void;
}

/** One of the policy's entries that has to be chosen. */
export function SelectField({ label, hint, all, value, tried, onChange }: SelectFieldProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} required error={tried && value === '' ? t('life.missing', { what: label }) : undefined}>
      {(ids) => (
        <select {...ids} required value={value} onChange={(event) => onChange(event.currentTarget.value)}>
          <option value="">{t('life.choose')}</option>
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
