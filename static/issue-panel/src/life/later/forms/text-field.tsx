import { useId } from 'preact/hooks';
import { useI18n } from '../../../../../shared/start';
import { Field } from '../../../../../shared/ui/field';

interface TextFieldProps {
  label: string;
  hint?: string;
  value: string;
  max: number;
  required?: boolean;
  /** Why it cannot be sent so, besides its length. */
  error?: string | undefined;
  onInput(value: string): void;
}

/** A text of one line. */
export function TextField({ label, hint, value, max, required = false, error, onInput }: TextFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const tooLong = value.trim().length > max ? t('sheet.tooLong', { max, length: value.trim().length }) : undefined;
  return (
    <Field id={id} label={label} hint={hint} required={required} error={tooLong ?? error}>
      {(ids) => <input {...ids} type="text" required={required} value={value} onInput={(event) => onInput(event.currentTarget.value)} />}
    </Field>
  );
}
