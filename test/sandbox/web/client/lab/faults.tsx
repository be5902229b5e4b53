import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FormField } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { act, DataTable, useLab } from './parts';

interface Rule {
  id: string;
  seam: string;
  kind: string;
  match?: string;
  nth?: number;
  probability?: number;
  times?: number;
  retryAfterS?: number;
  delayMs?: number;
}

interface Armed {
  rule: Rule;
  seen: number;
  struck: number;
}

const PRESETS: { text: string; rule: Rule }[] = [
  { text: 'Jira answers 429 once', rule: { id: 'jira-429-once', seam: 'jira', kind: 'rate-limit', times: 1, retryAfterS: 5 } },
  { text: 'Jira answers 429 to one call in three', rule: { id: 'jira-429', seam: 'jira', kind: 'rate-limit', probability: 0.33 } },
  { text: 'Jira answers 503 to one call in five', rule: { id: 'jira-503', seam: 'jira', kind: 'server-error', probability: 0.2 } },
  { text: 'Jira does not answer one call in five', rule: { id: 'jira-timeout', seam: 'jira', kind: 'time-out', probability: 0.2 } },
  { text: 'Answers to writes are lost', rule: { id: 'jira-lost', seam: 'jira', kind: 'lost-answer', match: 'PUT ', probability: 0.5 } },
  { text: 'Functions die after one call in ten', rule: { id: 'jira-crash', seam: 'jira', kind: 'crash-after', probability: 0.1 } },
  { text: 'Storage fails one time in five', rule: { id: 'kvs-503', seam: 'kvs', kind: 'server-error', probability: 0.2 } },
  { text: 'Queue pushes fail one time in five', rule: { id: 'queue-503', seam: 'queue', kind: 'server-error', probability: 0.2 } },
  { text: 'One event in five is lost', rule: { id: 'event-drop', seam: 'event', kind: 'drop', match: 'avi:', probability: 0.2 } },
  { text: 'Every event comes twice', rule: { id: 'event-double', seam: 'event', kind: 'double', match: 'avi:' } },
  {
    text: 'One event in three comes a minute late',
    rule: { id: 'event-delay', seam: 'event', kind: 'delay', match: 'avi:', probability: 0.33, delayMs: 60_000 },
  },
  {
    text: 'Scheduled triggers run six minutes late',
    rule: { id: 'schedule-late', seam: 'event', kind: 'delay', match: 'schedule ', delayMs: 360_000 },
  },
  { text: 'Scheduled triggers run twice', rule: { id: 'schedule-double', seam: 'event', kind: 'double', match: 'schedule ' } },
  {
    text: 'Jira has not granted the app its permissions yet (three calls)',
    rule: { id: 'jira-403', seam: 'jira', kind: 'not-granted', times: 3 },
  },
];

/** Switches that make things go wrong, and what they have done so far. */
export function FaultsTab(): JSX.Element {
  const { data, reload } = useLab<{ faults: Armed[] }>('faults');
  if (!data) return <Spinner label="Loading faults" />;
  const on = new Set(data.faults.map((fault) => fault.rule.id));
  const toggle = async (preset: { text: string; rule: Rule }): Promise<void> => {
    if (on.has(preset.rule.id)) await act('faults/disarm', { id: preset.rule.id }, '');
    else await act('faults', preset.rule, '');
    reload();
  };
  return (
    <section aria-labelledby="lab-faults">
      <h2 id="lab-faults">Faults</h2>
      <div class="lab-switches">
        {PRESETS.map((preset) => (
          <label key={preset.rule.id} class="lab-switch">
            <input type="checkbox" checked={on.has(preset.rule.id)} onChange={() => toggle(preset)} />
            {preset.text}
          </label>
        ))}
      </div>
      <OwnRule done={reload} />
      <div class="lab-head">
        <h2>Armed</h2>
        {data.faults.length > 0 && (
          <button type="button" class="button" onClick={() => act('faults/clear', {}, 'No faults any more').then(() => reload())}>
            Switch all off
          </button>
        )}
      </div>
      <DataTable
        label="Armed faults"
        empty="No fault is switched on."
        rows={data.faults}
        rowKey={(fault) => fault.rule.id}
        columns={[
          { title: 'Rule', cell: ({ rule }) => rule.id },
          { title: 'Where', cell: ({ rule }) => rule.seam },
          { title: 'What', cell: ({ rule }) => rule.kind },
          { title: 'When', cell: ({ rule }) => when(rule) },
          { title: 'Calls seen', number: true, cell: ({ seen }) => seen },
          { title: 'Struck', number: true, cell: ({ struck }) => struck },
          {
            title: 'Off',
            cell: ({ rule }) => (
              <button type="button" class="button subtle" onClick={() => act('faults/disarm', { id: rule.id }, '').then(() => reload())}>
                Switch {rule.id} off
              </button>
            ),
          },
        ]}
      />
    </section>
  );
}

function when(rule: Rule): string {
  const parts = [
    rule.match ? `label has "${rule.match}"` : 'every call',
    rule.nth === undefined ? '' : `the ${rule.nth}th only`,
    rule.probability === undefined ? '' : `${Math.round(rule.probability * 100)} %`,
    rule.times === undefined ? '' : `at most ${rule.times} times`,
    rule.retryAfterS === undefined ? '' : `Retry-After ${rule.retryAfterS} s`,
    rule.delayMs === undefined ? '' : `${rule.delayMs / 1000} s late`,
  ];
  return parts.filter(Boolean).join(', ');
}

const CALLS = ['rate-limit', 'server-error', 'time-out', 'lost-answer', 'crash-before', 'crash-after'];
const DELIVERIES = ['drop', 'double', 'delay'];
const KINDS: Record<string, string[]> = {
  jira: [...CALLS, 'not-granted'],
  kvs: CALLS,
  queue: [...CALLS, ...DELIVERIES],
  event: DELIVERIES,
  invoke: CALLS,
};

const NUMBERS: { name: string; label: string }[] = [
  { name: 'nth', label: 'Only the n-th matching call' },
  { name: 'probability', label: 'Probability (0 to 1)' },
  { name: 'times', label: 'At most so many times' },
  { name: 'retryAfterS', label: 'Retry-After, seconds' },
  { name: 'delayMs', label: 'Delay, ms' },
];

/** Arms a rule of one's own. */
function OwnRule({ done }: { done: () => void }): JSX.Element {
  const [seam, setSeam] = useState('jira');
  const kinds = KINDS[seam] ?? [];
  const submit = async (form: HTMLFormElement): Promise<void> => {
    const given = new FormData(form);
    const text = (name: string): string => String(given.get(name) ?? '').trim();
    const numbers = NUMBERS.filter(({ name }) => text(name) !== '').map(({ name }) => [name, Number(text(name))]);
    const rule = {
      id: text('id'),
      seam: text('seam'),
      kind: text('kind'),
      match: String(given.get('match') ?? ''),
      ...Object.fromEntries(numbers),
    };
    if (await act('faults', rule, `${rule.id} is armed`)) done();
  };
  return (
    <details class="lab-own">
      <summary>A rule of your own</summary>
      <form
        class="lab-form"
        onSubmit={(event) => {
          event.preventDefault();
          submit(event.currentTarget).catch(console.error);
        }}
      >
        <FormField label="Name" required>
          {(ids) => <input {...ids} name="id" required type="text" />}
        </FormField>
        <FormField label="Where">
          {(ids) => (
            <select {...ids} name="seam" value={seam} onChange={(event) => setSeam(event.currentTarget.value)}>
              {Object.keys(KINDS).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </FormField>
        <FormField label="What">
          {(ids) => (
            <select {...ids} name="kind">
              {kinds.map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </FormField>
        <FormField
          label="Label contains"
          help='Such as "PUT /rest/api/3/issue", "set ", "avi:jira:updated:issue", "schedule " or "deliver "'
        >
          {(ids) => <input {...ids} name="match" type="text" />}
        </FormField>
        {NUMBERS.map(({ name, label }) => (
          <FormField key={name} label={label}>
            {(ids) => <input {...ids} name={name} type="number" min="0" step="any" />}
          </FormField>
        ))}
        <div class="form-actions start">
          <button type="submit" class="button primary">
            Arm
          </button>
        </div>
      </form>
    </details>
  );
}
