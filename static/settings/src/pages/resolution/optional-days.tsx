import { Check } from '../parts/check';
import { NumberField } from '../parts/number-field';

interface OptionalDaysProps {
  /** What happens then, and what that means. */
  label: string;
  hint: string;
  /** What the number of working days is of. */
  daysLabel: string;
  days: number | undefined;
  /** When it is turned on. */
  usual: number;
  change(days: number | undefined): void;
  readOnly: boolean;
  error: string | undefined;
}

/** Something that happens after some working days, or never. */
export function OptionalDays({ label, hint, daysLabel, days, usual, change, readOnly, error }: OptionalDaysProps) {
  return (
    <>
      <Check label={label} hint={hint} value={days !== undefined} change={(on) => change(on ? usual : undefined)} readOnly={readOnly} />
      {days !== undefined && (
        <NumberField label={daysLabel} value={days} min={1} max={365} change={change} readOnly={readOnly} error={error} />
      )}
    </>
  );
}
