import type { JSX } from 'preact';
import { SectionMessage } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { act, DataTable, instant, useLab } from './parts';

interface Problem {
  at: string;
  where: string;
  what: string;
  stack?: string;
}

/** Loud failures: what was asked for that the local Jira does not have, or what broke Atlassian's description. */
export function ProblemsTab(): JSX.Element {
  const { data, reload } = useLab<{ problems: Problem[] }>('problems');
  if (!data) return <Spinner label="Loading problems" />;
  return (
    <section aria-labelledby="lab-problems">
      <div class="lab-head">
        <h2 id="lab-problems">Problems</h2>
        {data.problems.length > 0 && (
          <button type="button" class="button" onClick={() => act('problems/clear', {}, '').then(() => reload())}>
            Clear
          </button>
        )}
      </div>
      {data.problems.length > 0 && (
        <SectionMessage tone="warning" title="The local Jira was asked for something it does not have, or noticed a mistake">
          <p>Each line names it. A test run fails on any of them.</p>
        </SectionMessage>
      )}
      <DataTable
        label="Problems"
        empty="None. Everything that was asked for is modelled."
        rows={data.problems.map((problem, at) => ({ ...problem, id: String(at) }))}
        rowKey={(problem) => problem.id}
        columns={[
          { title: 'At (real time, UTC)', cell: (problem) => instant(problem.at) },
          { title: 'Where', cell: (problem) => problem.where },
          { title: 'What', cell: (problem) => problem.what },
          {
            title: 'Stack',
            cell: (problem) =>
              problem.stack ? (
                <details>
                  <summary>Stack</summary>
                  <pre class="lab-json">{problem.stack}</pre>
                </details>
              ) : (
                ''
              ),
          },
        ]}
      />
    </section>
  );
}
