import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { type Named, type Sought, useFound } from './jira-find';
import { SelectField } from './select-field';
import { TextField } from './text-field';

interface JiraFieldProps {
  kind: Sought;
  label: string;
  /** What choosing nothing means. */
  none: string;
  value: Named | undefined;
  change(value: Named | undefined): void;
  readOnly: boolean;
  hint?: string;
  error?: string | undefined;
}

/** One group, project or person of Jira's, found as the person who is here. */
export function JiraField({ kind, label, none, value, change, readOnly, hint, error }: JiraFieldProps) {
  const { t } = useI18n();
  const [words, setWords] = useState('');
  const { found, many } = useFound(kind, words, readOnly);
  const choices = [...(value ? [value] : []), ...found.filter(({ id }) => id !== value?.id)];
  return (
    <div class="form-pair">
      <SelectField
        label={label}
        hint={hint}
        none={none}
        value={value?.id ?? ''}
        choices={choices}
        change={(id) => change(choices.find((one) => one.id === id))}
        readOnly={readOnly}
        error={error}
      />
      {many && !readOnly && <TextField label={t('page.for.find', { label })} value={words} change={setWords} readOnly={readOnly} />}
    </div>
  );
}
