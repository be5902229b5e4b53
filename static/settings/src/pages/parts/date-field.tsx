import { useId } from 'preact/hooks';
import { Field } from '../../../../shared/ui/field';

interface DateFieldProps {
  label: string;
  /** YYYY-MM-DD. */
  value: string;
  change(date: string): void;
  readOnly: boolean;
  error?: string | undefined;
}

/** A day, by the browser's own field for it. */
export function DateField({ label, value, change, readOnly, error }: DateFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} error={error}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          min="0001-01-01"
          max="9999-12-31"
          readOnly={readOnly}
          value={value}
          onInput={({ currentTarget }) => change(currentTarget.value)}
        />
      )}
    </Field>
  );
}
