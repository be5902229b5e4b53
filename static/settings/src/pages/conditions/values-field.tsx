import { useI18n } from '../../../../shared/start';
import { Chips } from '../parts/chips';
import { TextField } from '../parts/text-field';
import { useOptions } from './site';

interface ValuesFieldProps {
  label: string;
  field: string;
  values: readonly string[];
  change(values: string[]): void;
  readOnly: boolean;
  none: string;
  error?: string | undefined;
}

/** Values of a field: its options where it has some, else as Jira's history writes them. */
export function ValuesField({ label, field, values, change, readOnly, none, error }: ValuesFieldProps) {
  const { t } = useI18n();
  const options = useOptions(field);
  if (options.length > 0)
    return (
      <Chips
        label={label}
        none={none}
        add={t('page.condition.addValue')}
        chosen={values}
        choices={[...options, { id: '', name: t('page.condition.nothing') }].filter(({ id }) => id !== '' || values.includes(''))}
        change={change}
        readOnly={readOnly}
        error={error}
      />
    );
  return (
    <TextField
      label={label}
      hint={t('page.condition.rawHint')}
      value={values.join(', ')}
      change={(text) =>
        change(text.trim() === '' ? [] : text.split(',').map((one, at, all) => (at === all.length - 1 ? one.trimStart() : one.trim())))
      }
      readOnly={readOnly}
      error={error}
    />
  );
}
