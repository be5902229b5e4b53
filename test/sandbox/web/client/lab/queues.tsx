import type { JSX } from 'preact';
import { Spinner } from '../ui/spinner';
import { DataTable, instant, JsonValue, useLab } from './parts';

interface QueueState {
  queue: string;
  waiting: number;
  running: number;
  failed: number;
  done: number;
  events: { id: string; due: number; body: unknown; attempts: number; concurrencyKey?: string }[];
}

/** The app's queues and what waits in them. */
export function QueuesTab(): JSX.Element {
  const { data } = useLab<{ queues: QueueState[] }>('queues');
  if (!data) return <Spinner label="Loading queues" />;
  return (
    <>
      <section aria-labelledby="lab-queues">
        <h2 id="lab-queues">Queues</h2>
        <DataTable
          label="Queues"
          empty="The app has no queue."
          rows={data.queues}
          rowKey={(row) => row.queue}
          columns={[
            { title: 'Queue', cell: (row) => row.queue },
            { title: 'Waiting', number: true, cell: (row) => row.waiting },
            { title: 'Running', number: true, cell: (row) => row.running },
            { title: 'Done', number: true, cell: (row) => row.done },
            { title: 'Failed', number: true, cell: (row) => row.failed },
          ]}
        />
      </section>
      {data.queues
        .filter((queue) => queue.events.length > 0)
        .map((queue) => (
          <section key={queue.queue} aria-label={`Events of ${queue.queue}`}>
            <h2>{queue.queue}</h2>
            <DataTable
              label={`Events of ${queue.queue}`}
              empty="No event waits."
              rows={queue.events}
              rowKey={(event) => event.id}
              columns={[
                { title: 'Due (UTC)', cell: (event) => instant(event.due) },
                { title: 'Attempts', number: true, cell: (event) => event.attempts },
                { title: 'Concurrency key', cell: (event) => event.concurrencyKey ?? '' },
                { title: 'Body', cell: (event) => <JsonValue value={event.body} label={`Body of ${event.id}`} /> },
              ]}
            />
          </section>
        ))}
    </>
  );
}
