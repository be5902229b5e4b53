import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { TextField } from '../parts/text-field';

interface WarningsProps {
  warnings: readonly number[];
  change(warnings: number[]): void;
  readOnly: boolean;
  error: string | undefined;
}

const written = (warnings: readonly number[]): string => warnings.join(', ');

const read = (text: string): number[] | undefined => {
  const parts = text.split(/[,;%\s]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : undefined;
};

/** Shares of the goal at which people are warned, in percent: "50, 75, 90". */
export function Warnings({ warnings, change, readOnly, error }: WarningsProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState({ text: written(warnings), of: written(warnings) });
  const shown = typed.of === written(warnings) ? typed.text : written(warnings);
  return (
    <TextField
      label={t('page.metrics.warnings')}
      hint={t('page.metrics.warningsHint')}
      value={shown}
      change={(text) => {
        const made = read(text);
        setTyped({ text, of: written(made ?? warnings) });
        if (made) change(made);
      }}
      readOnly={readOnly}
      error={read(shown) === undefined ? t('page.metrics.fault.warningsUnread') : error}
    />
  );
}
