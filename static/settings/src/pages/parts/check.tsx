import { useId } from 'preact/hooks';

interface CheckProps {
  label: string;
  hint: string;
  value: boolean;
  change(value: boolean): void;
  readOnly: boolean;
}

/** Yes or no, and what yes means. */
export function Check({ label, hint, value, change, readOnly }: CheckProps) {
  const id = useId();
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={value}
        disabled={readOnly}
        aria-describedby={id}
        onChange={({ currentTarget }) => change(currentTarget.checked)}
      />
      <span class="choice-words">
        <span>{label}</span>
        <span class="hint" id={id}>
          {hint}
        </span>
      </span>
    </label>
  );
}
