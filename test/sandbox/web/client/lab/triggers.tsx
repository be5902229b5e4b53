import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FormField } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { act, DataTable, instant, JsonValue, useLab } from './parts';

interface Schedule {
  key: string;
  interval: string;
  next: number;
  last?: { at: string; outcome: string };
}

interface Trigger {
  key: string;
  url: string;
}

interface Answer {
  status: number;
  headers: Record<string, string[]>;
  body: string;
}

/** Scheduled triggers, run now when asked, and web triggers to try. */
export function TriggersTab(): JSX.Element {
  const schedules = useLab<{ schedules: Schedule[] }>('schedules');
  const triggers = useLab<{ triggers: Trigger[] }>('triggers');
  if (!schedules.data || !triggers.data) return <Spinner label="Loading triggers" />;
  const run = async (key: string): Promise<void> => {
    await act<{ outcome: string; error?: string }>('schedules/run', { key }, ({ outcome, error }) => `${key}: ${error ?? outcome}`);
    schedules.reload();
  };
  return (
    <>
      <section aria-labelledby="lab-schedules">
        <h2 id="lab-schedules">Scheduled triggers</h2>
        <DataTable
          label="Scheduled triggers"
          empty="The app has no scheduled trigger."
          rows={schedules.data.schedules}
          rowKey={(row) => row.key}
          columns={[
            { title: 'Module', cell: (row) => row.key },
            { title: 'Interval', cell: (row) => row.interval },
            { title: 'Next (UTC)', cell: (row) => instant(row.next) },
            { title: 'Last', cell: (row) => (row.last ? `${instant(row.last.at)} ${row.last.outcome}` : 'never') },
            {
              title: 'Now',
              cell: (row) => (
                <button type="button" class="button" onClick={() => run(row.key)}>
                  Run {row.key}
                </button>
              ),
            },
          ]}
        />
      </section>
      <section aria-labelledby="lab-triggers">
        <h2 id="lab-triggers">Web triggers</h2>
        {triggers.data.triggers.length === 0 && <p class="subtle">The app has no web trigger.</p>}
        {triggers.data.triggers.map((trigger) => (
          <TryTrigger key={trigger.key} trigger={trigger} />
        ))}
      </section>
    </>
  );
}

function TryTrigger({ trigger }: { trigger: Trigger }): JSX.Element {
  const [method, setMethod] = useState('POST');
  const [body, setBody] = useState('{}');
  const [answer, setAnswer] = useState<Answer>();
  const send = async (): Promise<void> => {
    setAnswer(undefined);
    setAnswer(await act<Answer>('triggers/try', { url: trigger.url, method, body: method === 'GET' ? '' : body }, ''));
  };
  return (
    <article class="lab-card">
      <h3>{trigger.key}</h3>
      <p>
        <code class="lab-json">{trigger.url}</code>
      </p>
      <div class="lab-form">
        <FormField label="Method">
          {(ids) => (
            <select {...ids} value={method} onChange={(event) => setMethod(event.currentTarget.value)}>
              {['GET', 'POST', 'PUT', 'DELETE'].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label="Body">
          {(ids) => <textarea {...ids} rows={3} value={body} onInput={(event) => setBody(event.currentTarget.value)} />}
        </FormField>
      </div>
      <button type="button" class="button" onClick={() => send()}>
        Send to {trigger.key}
      </button>
      {answer && (
        <p role="status">
          {answer.status} <JsonValue value={answer} label="Answer" />
        </p>
      )}
    </article>
  );
}
