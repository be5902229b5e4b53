import { NAME_MAX, TEXT_MAX } from '../../../../../src/contract/limits';
import { useI18n } from '../../../../shared/start';
import type { Fault } from '../page-props';
import { faultAt } from './faults';
import { nameFault } from './names';
import { TextField } from './text-field';

interface Named {
  id: string;
  name: string;
  help: string;
}

interface EntryFieldsProps<T extends Named> {
  entry: T;
  /** Path of the entry, as faults and links name it. */
  path: readonly Parameters<typeof faultAt>[1][number][];
  /** Names of its neighbours. */
  others: readonly string[];
  change(part: { name?: string; help?: string }): void;
  readOnly: boolean;
  faults: readonly Fault[];
  helpHint?: string;
  nameMax?: number;
}

/** Name and help, which every entry of the policy has. */
export function EntryFields<T extends Named>({
  entry,
  path,
  others,
  change,
  readOnly,
  faults,
  helpHint,
  nameMax = NAME_MAX,
}: EntryFieldsProps<T>) {
  const { t } = useI18n();
  return (
    <>
      <TextField
        label={t('page.common.name')}
        value={entry.name}
        required
        change={(name) => change({ name })}
        readOnly={readOnly}
        error={nameFault(t, entry.name, others, nameMax) ?? faultAt(faults, [...path, 'name'])}
      />
      <TextField
        label={t('page.common.help')}
        value={entry.help}
        long
        change={(help) => change({ help })}
        readOnly={readOnly}
        hint={helpHint}
        error={entry.help.trim().length > TEXT_MAX ? t('page.common.fault.tooLong', { max: TEXT_MAX }) : faultAt(faults, [...path, 'help'])}
      />
    </>
  );
}
