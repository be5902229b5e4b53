import { useId } from 'preact/hooks';

interface RadiosProps<K extends string> {
  label: string;
  value: K;
  choices: readonly { id: K; name: string; help?: string }[];
  change(value: K): void;
  readOnly: boolean;
}

/** One out of a few, each with what it means. */
export function Radios<K extends string>({ label, value, choices, change, readOnly }: RadiosProps<K>) {
  const id = useId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="choices">
        {choices.map((one) => (
          <label key={one.id} class="choice">
            <input
              type="radio"
              name={id}
              checked={one.id === value}
              disabled={readOnly}
              aria-describedby={one.help ? `${id}-${one.id}` : undefined}
              onChange={() => change(one.id)}
            />
            <span class="choice-words">
              <span>{one.name}</span>
              {one.help && (
                <span class="hint" id={`${id}-${one.id}`}>
                  {one.help}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
