import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { query } from '../api';
import { FormField } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { bytes, DataTable, JsonValue, useLab } from './parts';

interface Row {
  store: string;
  entity?: string;
  key: string;
  value: unknown;
  bytes: number;
}

/** The app's storage: keys, entities, secrets (their names only). */
export function StorageTab(): JSX.Element {
  const [prefix, setPrefix] = useState('');
  const [entity, setEntity] = useState('');
  const [after, setAfter] = useState<string[]>([]);
  const last = after.at(-1);
  const { data } = useLab<{ rows: Row[]; next?: string }>(
    `storage${query({ ...(prefix ? { prefix } : {}), ...(entity ? { entity } : {}), ...(last === undefined ? {} : { after: last }) })}`,
  );
  const narrow = (set: (text: string) => void) => (event: { currentTarget: HTMLInputElement }) => {
    set(event.currentTarget.value.trim());
    setAfter([]);
  };
  return (
    <section aria-labelledby="lab-storage">
      <h2 id="lab-storage">Storage</h2>
      <div class="lab-form">
        <FormField label="Key begins with">{(ids) => <input {...ids} type="text" value={prefix} onInput={narrow(setPrefix)} />}</FormField>
        <FormField label="Entity" help="Empty: everything">
          {(ids) => <input {...ids} type="text" value={entity} onInput={narrow(setEntity)} />}
        </FormField>
      </div>
      {data ? (
        <DataTable
          label="Stored values"
          empty="Nothing is stored."
          rows={data.rows}
          rowKey={(row) => `${row.store} ${row.entity ?? ''} ${row.key}`}
          columns={[
            { title: 'Store', cell: (row) => row.entity ?? row.store },
            { title: 'Key', cell: (row) => <code>{row.key}</code> },
            { title: 'Bytes', number: true, cell: (row) => bytes(row.bytes) },
            { title: 'Value', cell: (row) => <JsonValue value={row.value} label={`Value of ${row.key}`} /> },
          ]}
        />
      ) : (
        <Spinner label="Loading storage" />
      )}
      <div class="lab-row">
        <button type="button" class="button" disabled={after.length === 0} onClick={() => setAfter(after.slice(0, -1))}>
          Previous
        </button>
        <button type="button" class="button" disabled={!data?.next} onClick={() => data?.next && setAfter([...after, data.next])}>
          Next
        </button>
      </div>
    </section>
  );
}
