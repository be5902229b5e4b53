import { useId } from 'preact/hooks';
import { Field } from '../../../../shared/ui/field';

interface TextFieldProps {
  label: string;
  value: string;
  change(value: string): void;
  readOnly: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean;
  /** Several lines. */
  long?: boolean;
}

/** A text of the policy. Whatever is typed stays, right or wrong. */
export function TextField({ label, value, change, readOnly, hint, error, required, long }: TextFieldProps) {
  const id = useId();
  return (
    <Field id={id} label={label} hint={hint} error={error} {...(required ? { required } : {})}>
      {(ids) =>
        long ? (
          <textarea
            {...ids}
            class="short-area"
            rows={2}
            readOnly={readOnly}
            value={value}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
        ) : (
          <input
            {...ids}
            type="text"
            autocomplete="off"
            readOnly={readOnly}
            value={value}
            onInput={({ currentTarget }) => change(currentTarget.value)}
          />
        )
      }
    </Field>
  );
}
