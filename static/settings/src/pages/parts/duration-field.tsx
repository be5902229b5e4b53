import { useId, useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';

const HOUR = 3_600_000;
const MINUTE = 60_000;

interface DurationFieldProps {
  label: string;
  /** Whole minutes in ms; what is finer is shown rounded and kept until it is changed. */
  ms: number;
  change(ms: number): void;
  readOnly: boolean;
  hint?: string;
  error?: string | undefined;
}

interface Typed {
  hours: string;
  minutes: string;
}

const typedFrom = (ms: number): Typed => ({ hours: String(Math.floor(ms / HOUR)), minutes: String(Math.round((ms % HOUR) / MINUTE)) });

const amount = (text: string): number | undefined => (/^\s*\d*\s*$/.test(text) ? Number(text) : undefined);

/** Hours and minutes. Nothing, or what is no number, stays typed and is told. */
export function DurationField({ label, ms, change, readOnly, hint, error }: DurationFieldProps) {
  const { t } = useI18n();
  const id = useId();
  const [typed, setTyped] = useState<Typed & { ms: number }>({ ...typedFrom(ms), ms });
  const shown = typed.ms === ms ? typed : { ...typedFrom(ms), ms };
  const fault = amount(shown.hours) === undefined || amount(shown.minutes) === undefined ? t('page.common.fault.number') : error;
  const type = (part: keyof Typed, text: string): void => {
    const next = { ...shown, [part]: text };
    const [hours, minutes] = [amount(next.hours), amount(next.minutes)];
    const made = hours === undefined || minutes === undefined ? ms : hours * HOUR + minutes * MINUTE;
    setTyped({ ...next, ms: made });
    if (made !== ms) change(made);
  };
  const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset class="field" aria-labelledby={`${id}-label`}>
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      <div class="duration">
        {(['hours', 'minutes'] as const).map((part) => (
          <label key={part}>
            <input
              type="text"
              inputMode="numeric"
              readOnly={readOnly}
              value={shown[part]}
              aria-invalid={fault ? true : undefined}
              aria-describedby={described}
              onInput={({ currentTarget }) => type(part, currentTarget.value)}
            />
            <span>{part === 'hours' ? t('page.common.hours') : t('page.common.minutes')}</span>
          </label>
        ))}
      </div>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="field-error" id={`${id}-error`}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}
