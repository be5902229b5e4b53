import type { JSX } from 'preact';
import { Lozenge } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { amount, DataTable, instant, useLab } from './parts';

interface Invocation {
  id: string;
  at: string;
  functionKey: string;
  moduleKey: string;
  outcome: string;
  ms: number;
  logs: { level: string; text: string }[];
  error?: string;
}

/** Runs of the app's functions with what they logged. */
export function InvocationsTab(): JSX.Element {
  const { data } = useLab<{ invocations: Invocation[] }>('invocations');
  if (!data) return <Spinner label="Loading invocations" />;
  return (
    <section aria-labelledby="lab-invocations">
      <h2 id="lab-invocations">Invocations</h2>
      <DataTable
        label="Invocations"
        empty="No function of the app ran yet."
        rows={data.invocations}
        rowKey={(row) => row.id}
        columns={[
          { title: 'At (UTC)', cell: (row) => instant(row.at) },
          { title: 'Module', cell: (row) => row.moduleKey },
          { title: 'Function', cell: (row) => row.functionKey },
          { title: 'Outcome', cell: (row) => <Lozenge tone={row.outcome === 'ok' ? 'success' : 'removed'}>{row.outcome}</Lozenge> },
          { title: 'Real ms', number: true, cell: (row) => amount(row.ms) },
          { title: 'Logs', cell: (row) => <Logs invocation={row} /> },
        ]}
      />
    </section>
  );
}

function Logs({ invocation }: { invocation: Invocation }): JSX.Element | null {
  const lines = [
    ...invocation.logs.map((line) => `${line.level}: ${line.text}`),
    ...(invocation.error === undefined ? [] : [`error: ${invocation.error}`]),
  ];
  if (lines.length === 0) return null;
  return (
    <details open={invocation.error !== undefined}>
      <summary>
        {lines.length} {lines.length === 1 ? 'line' : 'lines'}
      </summary>
      <pre class="lab-json">{lines.join('\n')}</pre>
    </details>
  );
}
