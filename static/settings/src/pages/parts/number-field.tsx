import { useId, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Field } from '../../../../shared/ui/field';

interface NumberFieldProps {
  label: string;
  value: number;
  change(value: number): void;
  readOnly: boolean;
  min: number;
  max: number;
  hint?: string;
  error?: string | undefined;
}

/** A whole number. What is none stays typed and is told; a number out of bounds is taken, for the check to tell of. */
export function NumberField({ label, value, change, readOnly, min, max, hint, error }: NumberFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const [typed, setTyped] = useState({ text: String(value), value });
  const shown = typed.value === value ? typed.text : String(value);
  const number = /^\s*[-−]?\d+\s*$/.test(shown) ? Number(shown.replace('−', '-')) : undefined;
  const fault = number === undefined || number < min || number > max ? t('page.common.fault.between', { min, max }) : error;
  return (
    <Field id={id} label={label} hint={hint} error={fault}>
      {(ids) => (
        <input
          {...ids}
          type="text"
          inputMode="numeric"
          autocomplete="off"
          class="number-input"
          readOnly={readOnly}
          value={shown}
          onInput={({ currentTarget: { value: text } }) => {
            const next = /^\s*[-−]?\d+\s*$/.test(text) ? Number(text.replace('−', '-')) : undefined;
            setTyped({ text, value: next ?? value });
            if (next !== undefined && next !== value) change(next);
          }}
        />
      )}
    </Field>
  );
}
