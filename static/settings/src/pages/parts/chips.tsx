import { useId, useRef } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Icon } from './icons';
import type { Choice } from './select-field';

interface ChipsProps {
  label: string;
  chosen: readonly string[];
  choices: readonly Choice[];
  change(ids: string[]): void;
  readOnly: boolean;
  /** What it means that none is chosen. */
  none: string;
  /** First line of the list one adds from. */
  add: string;
  hint?: string;
  error?: string | undefined;
}

/** Several out of many: those chosen, each with a button that takes it out, and a list to add from. */
export function Chips({ label, chosen, choices, change, readOnly, none, add, hint, error }: ChipsProps) {
  const { t } = useI18n();
  const id = useId();
  const box = useRef<HTMLFieldSetElement>(null);
  const left = choices.filter((one) => !chosen.includes(one.id));
  const nameOf = (one: string): string => choices.find((choice) => choice.id === one)?.name ?? t('page.common.goneNamed', { id: one });
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const drop = (one: string): void => {
    change(chosen.filter((other) => other !== one));
    requestAnimationFrame(() => box.current?.querySelector('select')?.focus());
  };
  return (
    <fieldset class="field" aria-labelledby={`${id}-label`} ref={box}>
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      <div class="chips">
        {chosen.length === 0 && <span class="quiet chip-none">{none}</span>}
        {chosen.map((one) => (
          <span class="chip" key={one}>
            {nameOf(one)}
            {!readOnly && (
              <button type="button" aria-label={t('page.common.takeOut', { name: nameOf(one) })} onClick={() => drop(one)}>
                <Icon name="remove" />
              </button>
            )}
          </span>
        ))}
        {!readOnly && left.length > 0 && (
          <select
            class="chip-add"
            aria-label={`${label}: ${add}`}
            aria-describedby={described}
            aria-invalid={error ? true : undefined}
            value=""
            onChange={({ currentTarget }) => {
              const one = currentTarget.value;
              currentTarget.value = '';
              if (one !== '')
                change(
                  choices
                    .filter((choice) => chosen.includes(choice.id) || choice.id === one)
                    .map((choice) => choice.id)
                    .concat(chosen.filter((other) => !choices.some((choice) => choice.id === other))),
                );
            }}
          >
            <option value="">{add}</option>
            {left.map((one) => (
              <option key={one.id} value={one.id} disabled={one.off !== undefined}>
                {one.off === undefined ? one.name : `${one.name} (${one.off})`}
              </option>
            ))}
          </select>
        )}
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
