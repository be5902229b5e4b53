import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { Field } from '../../../../shared/ui/field';

export interface Choice {
  id: string;
  name: string;
  /** Why it cannot be chosen. */
  off?: string | undefined;
}

interface SelectFieldProps {
  label: string;
  value: string;
  choices: readonly Choice[];
  change(id: string): void;
  readOnly: boolean;
  /** What choosing nothing means. */
  none?: string;
  /** What stands for a choice that is no longer there. */
  gone?: string;
  hint?: string | undefined;
  error?: string | undefined;
  children?: ComponentChildren;
}

/** One out of several; a value that is not among them stays and is shown. */
export function SelectField({ label, value, choices, change, readOnly, none, gone, hint, error, children }: SelectFieldProps) {
  const id = useId();
  const known = value === '' || choices.some((one) => one.id === value);
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      {(ids) => (
        <select {...ids} value={value} disabled={readOnly} onChange={({ currentTarget }) => change(currentTarget.value)}>
          {(none !== undefined || value === '') && <option value="">{none ?? ''}</option>}
          {!known && <option value={value}>{gone ?? value}</option>}
          {choices.map((one) => (
            <option key={one.id} value={one.id} disabled={one.off !== undefined}>
              {one.off === undefined ? one.name : `${one.name} (${one.off})`}
            </option>
          ))}
          {children}
        </select>
      )}
    </Field>
  );
}
