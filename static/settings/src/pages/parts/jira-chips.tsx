import { useState } from 'preact/hooks';
import { useI18n } from '../../../../shared/start';
import { Chips } from './chips';
import { type Named, type Sought, useFound } from './jira-find';
import { TextField } from './text-field';

interface JiraChipsProps {
  kind: Sought;
  label: string;
  chosen: readonly Named[];
  change(chosen: Named[]): void;
  readOnly: boolean;
  /** What it means that none is chosen; any, unless said. */
  none?: string;
  error?: string | undefined;
}

/** Groups, projects or people of Jira's, found as the person who is here; those chosen are known by the names they had then. */
export function JiraChips({ kind, label, chosen, change, readOnly, none, error }: JiraChipsProps) {
  const { t } = useI18n();
  const [words, setWords] = useState('');
  const { found, many } = useFound(kind, words, readOnly);
  const choices = [...chosen, ...found.filter(({ id }) => !chosen.some((one) => one.id === id))];
  return (
    <>
      <Chips
        label={label}
        none={none ?? t('page.for.any')}
        add={t('page.for.add')}
        chosen={chosen.map(({ id }) => id)}
        choices={choices}
        change={(ids) => change(choices.filter(({ id }) => ids.includes(id)))}
        readOnly={readOnly}
        error={error}
      />
      {many && !readOnly && <TextField label={t('page.for.find', { label })} value={words} change={setWords} readOnly={readOnly} />}
    </>
  );
}
