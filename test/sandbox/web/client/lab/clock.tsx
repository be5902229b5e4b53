import type { JSX } from 'preact';
import { Spinner } from '../ui/spinner';
import { act, DataTable, instant, JsonValue, useLab } from './parts';

interface Job {
  id: number;
  due: number;
  kind: string;
  name: string | null;
  body: unknown;
}

/** What falls due next. */
export function ClockTab(): JSX.Element {
  const { data, reload } = useLab<{ agenda: Job[] }>('clock');
  if (!data) return <Spinner label="Loading the agenda" />;
  return (
    <section aria-labelledby="lab-agenda">
      <div class="lab-head">
        <h2 id="lab-agenda">What happens next</h2>
        <button
          type="button"
          class="button"
          onClick={() =>
            act<{ ran: number }>('clock', { action: 'settle' }, ({ ran }) => `${ran} ${ran === 1 ? 'job' : 'jobs'} ran`).then(() =>
              reload(),
            )
          }
        >
          Do all that is due now
        </button>
      </div>
      <DataTable
        label="Agenda"
        empty="Nothing is planned."
        rows={data.agenda}
        rowKey={(job) => String(job.id)}
        columns={[
          { title: 'Due (UTC)', cell: (job) => instant(job.due) },
          { title: 'Kind', cell: (job) => job.kind },
          { title: 'Name', cell: (job) => job.name ?? '' },
          { title: 'What', cell: (job) => <JsonValue value={job.body} label={`Job ${job.id}`} /> },
        ]}
      />
    </section>
  );
}
