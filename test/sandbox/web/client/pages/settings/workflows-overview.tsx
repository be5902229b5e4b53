import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { list, records, text } from '../../fields/read';
import { useLoad } from '../../load';
import { Overview } from './overview';

interface WorkflowRow {
  id: string;
  name: string;
  description?: string;
  version?: { versionNumber: number };
  statuses?: { statusReference: string }[];
  transitions?: { id: string; name: string; type: string; toStatusReference?: string; validators?: unknown; conditions?: unknown }[];
}

interface Found {
  values: WorkflowRow[];
  statuses?: { statusReference?: string; id?: string; name: string }[];
}

interface Row {
  workflow: WorkflowRow;
  /** Names of statuses by reference. */
  names: Map<string, string>;
}

async function read(): Promise<Row[]> {
  const found = await rest<Found>('GET', '/rest/api/3/workflows/search?maxResults=50&expand=values.transitions');
  const names = new Map((found.statuses ?? []).map((status) => [status.statusReference ?? status.id ?? '', status.name]));
  return found.values.map((workflow) => ({ workflow, names }));
}

function rules(value: unknown): string {
  return records(list(value))
    .map((rule) => text(rule.ruleKey) ?? '')
    .join(', ');
}

function Transitions({ row }: { row: Row }) {
  const [open, setOpen] = useState(false);
  const { workflow, names } = row;
  return (
    <>
      <button
        type="button"
        class="button link"
        aria-expanded={open}
        aria-label={`${workflow.transitions?.length ?? 0} transitions of ${workflow.name}`}
        onClick={() => setOpen(!open)}
      >
        {workflow.transitions?.length ?? 0}
      </button>
      {open && (
        <ul class="link-list">
          {workflow.transitions?.map((transition) => (
            <li key={transition.id}>
              {transition.name} → {names.get(transition.toStatusReference ?? '') ?? transition.toStatusReference}{' '}
              <span class="subtle">
                ({transition.type.toLowerCase()}
                {rules(transition.validators) ? `; validators: ${rules(transition.validators)}` : ''})
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Workflows, their statuses and transitions. */
export function WorkflowsOverview() {
  const loaded = useLoad(read, []);
  return (
    <Overview
      title="Workflows"
      loaded={loaded}
      keyOf={(row) => row.workflow.id}
      columns={[
        ['Name', (row) => row.workflow.name],
        [
          'Statuses',
          (row) => row.workflow.statuses?.map((status) => row.names.get(status.statusReference) ?? status.statusReference).join(', '),
        ],
        ['Transitions', (row) => <Transitions row={row} />],
        ['Version', (row) => row.workflow.version?.versionNumber],
      ]}
    />
  );
}
