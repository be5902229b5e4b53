import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FormField } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { act, DataTable, instant, JsonValue, useLab } from './parts';

interface Entry {
  id: number;
  at: string;
  kind: string;
  text: string;
  detail?: unknown;
}

/** What happened, newest first. */
export function LogTab(): JSX.Element {
  const [kind, setKind] = useState('');
  const { data, reload } = useLab<{ entries: Entry[]; kinds: string[] }>(kind ? `journal?kind=${kind}` : 'journal');
  if (!data) return <Spinner label="Loading the event log" />;
  return (
    <section aria-labelledby="lab-log">
      <div class="lab-head">
        <h2 id="lab-log">Event log</h2>
        <button type="button" class="button" onClick={() => act('journal/clear', {}, '').then(() => reload())}>
          Clear
        </button>
      </div>
      <div class="lab-form">
        <FormField label="Kind">
          {(ids) => (
            <select {...ids} value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
              <option value="">all</option>
              {data.kinds.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </FormField>
      </div>
      <DataTable
        label="Event log"
        empty="Nothing happened yet."
        rows={[...data.entries].reverse()}
        rowKey={(entry) => String(entry.id)}
        columns={[
          { title: 'At (UTC)', cell: (entry) => instant(entry.at) },
          { title: 'Kind', cell: (entry) => entry.kind },
          { title: 'What', cell: (entry) => entry.text },
          { title: 'Detail', cell: (entry) => (entry.detail === undefined ? '' : <JsonValue value={entry.detail} label={entry.text} />) },
        ]}
      />
    </section>
  );
}
