import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { TextField } from '../parts/text-field';

interface DaysFieldProps {
  label: string;
  days: readonly number[];
  change(days: number[]): void;
  readOnly: boolean;
  error: string | undefined;
}

const MOST = 10;

const written = (days: readonly number[]): string => days.join(', ');

/** Numbers of days in their order, each once; undefined: something else was typed. */
function read(text: string): number[] | undefined {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '');
  if (!parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) >= 1 && Number(part) <= 365)) return undefined;
  const days = [...new Set(parts.map(Number))].sort((a, b) => a - b);
  return days.length > MOST ? undefined : days;
}

/** Working days after which somebody is reminded: "1, 3". What cannot be read stays typed and is told. */
export function DaysField({ label, days, change, readOnly, error }: DaysFieldProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState({ text: written(days), of: written(days) });
  const shown = typed.of === written(days) ? typed.text : written(days);
  return (
    <TextField
      label={label}
      hint={t('page.resolution.daysHint')}
      value={shown}
      change={(text) => {
        const made = read(text);
        setTyped({ text, of: written(made ?? days) });
        if (made) change(made);
      }}
      readOnly={readOnly}
      error={read(shown) === undefined ? t('page.resolution.fault.days', { max: MOST }) : error}
    />
  );
}
