import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { useLoad } from '../../load';
import type { FieldSchema, PageOf } from '../../types';
import { FormField, Lozenge } from '../../ui/bits';
import { Overview } from './overview';

interface FieldRow {
  id: string;
  name: string;
  custom: boolean;
  schema?: FieldSchema;
}

/** What kind of field it is, in words. */
function kind(field: FieldRow): string {
  const custom = field.schema?.custom;
  if (custom?.startsWith('ari:cloud:ecosystem::extension/')) return `App field (${custom.split('/').at(-1) ?? ''})`;
  if (custom) return custom.split(':').at(-1) ?? custom;
  return field.schema?.type ?? 'system';
}

/** Where one field applies: its contexts and screens. */
function Where({ field }: { field: FieldRow }) {
  const contexts = useLoad(
    () => rest<PageOf<{ id: string; name: string; isGlobalContext: boolean }>>('GET', `/rest/api/3/field/${field.id}/context`),
    [field.id],
  );
  const screens = useLoad(() => rest<PageOf<{ id: number; name: string }>>('GET', `/rest/api/3/field/${field.id}/screens`), [field.id]);
  return (
    <dl class="facts">
      <dt>Contexts</dt>
      <dd>{contexts.error ? contexts.error.message : contexts.data?.values.map((context) => context.name).join(', ') || 'None'}</dd>
      <dt>Screens</dt>
      <dd>{screens.error ? screens.error.message : screens.data?.values.map((screen) => screen.name).join(', ') || 'None'}</dd>
    </dl>
  );
}

/** Jira's fields: system, custom, and those of apps. */
export function FieldsOverview() {
  const [words, setWords] = useState('');
  const loaded = useLoad(() => rest<FieldRow[]>('GET', '/rest/api/3/field'), []);
  const wanted = words.toLowerCase();
  const shown = loaded.data
    ?.filter((field) => `${field.name} ${field.id}`.toLowerCase().includes(wanted))
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Overview
      title="Fields"
      loaded={{ data: shown, error: loaded.error }}
      keyOf={(field) => field.id}
      columns={[
        ['Name', (field) => <strong>{field.name}</strong>],
        ['Kind', kind],
        ['Origin', (field) => (field.custom ? <Lozenge tone="new">Custom</Lozenge> : <Lozenge>System</Lozenge>)],
        ['Id', (field) => <code>{field.id}</code>],
        ['Contexts and screens', (field) => (field.custom ? <Details field={field} /> : <span class="subtle">All</span>)],
      ]}
    >
      <div class="field-filter">
        <FormField label="Filter by name or id">
          {(ids) => <input {...ids} type="search" value={words} onInput={(event) => setWords(event.currentTarget.value)} />}
        </FormField>
      </div>
    </Overview>
  );
}

function Details({ field }: { field: FieldRow }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button link"
        aria-expanded={open}
        aria-label={`${open ? 'Hide' : 'Show'} contexts and screens of ${field.name}`}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide' : 'Show'}
      </button>
      {open && <Where field={field} />}
    </>
  );
}
