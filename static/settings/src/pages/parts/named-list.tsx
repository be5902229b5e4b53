import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../../../../src/contract/limits';
import { entryIdFor } from '../../../../../src/domain/policy/edit/entry-id';
import { useI18n } from '../../../../shared/start';
import { AddEntry } from './add-entry';
import { EntryList } from './entry-list';
import { put, without } from './list';
import { nameFault, othersOf } from './names';

interface Named {
  id: string;
  name: string;
}

interface NamedListProps<T extends Named> {
  entries: readonly T[];
  /** Path of the list in the document, its steps joined by "/". */
  path: string;
  label: string;
  /** What the field for a new one is called, and how many there can be. */
  add: string;
  max: number;
  about(entry: T): ComponentChildren;
  /** Whether something besides its name has to be mended. */
  faulty?: (entry: T) => boolean;
  form(entry: T, edit: (changed: T) => void): ComponentChildren;
  /** What comes of removing one; nothing: it is removed at once. */
  warning?: (entry: T) => ComponentChildren;
  set(all: T[]): void;
  /** Keeps what a removal changes, and puts it back. */
  keep(): void;
  undo(): void;
  /** A new one, before more is said of it than its name. */
  fresh(id: string, name: string): T;
  readOnly: boolean;
  empty?: string;
  /** Why the last one must stay. */
  least?: string;
}

/** A list of the policy whose entries have names: opened, moved, removed, and added to by a name. */
export function NamedList<T extends Named>({
  entries,
  path,
  label,
  add,
  max,
  set,
  keep,
  undo,
  fresh,
  readOnly,
  ...rest
}: NamedListProps<T>) {
  const { t } = useI18n();
  const [added, setAdded] = useState<string>();
  return (
    <>
      <EntryList
        {...rest}
        label={label}
        path={path}
        entries={entries}
        nameOf={({ name }) => name}
        faulty={(one) => nameFault(t, one.name, othersOf(entries, one.id), NAME_MAX) !== undefined || rest.faulty?.(one) === true}
        form={(one) => rest.form(one, (changed) => set(put(entries, changed)))}
        reorder={set}
        remove={({ id }) => {
          keep();
          set(without(entries, id));
        }}
        undo={undo}
        opened={added}
        readOnly={readOnly}
      />
      {!readOnly && (
        <AddEntry
          label={add}
          names={entries.map(({ name }) => name)}
          nameMax={NAME_MAX}
          full={entries.length >= max ? t('page.common.fault.full', { max }) : undefined}
          add={(name) => {
            const id = entryIdFor(
              name,
              entries.map((one) => one.id),
            );
            set([...entries, fresh(id, name)]);
            setAdded(id);
          }}
        />
      )}
    </>
  );
}
