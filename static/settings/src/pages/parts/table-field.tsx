import type { TextKey } from '../../../../shared/i18n';
import { useI18n } from '../../../../shared/start';
import { SelectField } from './select-field';

/** A list to choose from made of a table of texts. */
export function TableField<K extends string>({
  label,
  texts,
  value,
  change,
  readOnly,
  hint,
}: {
  label: string;
  texts: Readonly<Record<K, TextKey>>;
  value: K;
  change(value: K): void;
  readOnly: boolean;
  hint?: string;
}) {
  const { t } = useI18n();
  const keys: K[] = [];
  for (const key in texts) keys.push(key);
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value}
      choices={keys.map((id) => ({ id, name: t(texts[id]) }))}
      change={(id) => {
        const key = keys.find((one) => one === id);
        if (key !== undefined) change(key);
      }}
      readOnly={readOnly}
    />
  );
}
