import type { JSX } from 'preact';
import { Spinner } from '../ui/spinner';
import { act, amount, bytes, DataTable, instant, JsonValue, useLab } from './parts';

interface Totals {
  invocations: number;
  gbSeconds: number;
  jiraCalls: number;
  jiraReads: number;
  jiraWrites: number;
  points: number;
  kvsReads: number;
  kvsWrites: number;
  kvsBytesRead: number;
  kvsBytesWritten: number;
  kvsBytesReadRounded: number;
  kvsBytesWrittenRounded: number;
  queuePushes: number;
  screenCalls: number;
  logBytes: number;
  usd: number;
  usdRounded: number;
}

interface Metered {
  id: string;
  at: string;
  functionKey: string;
  moduleKey: string;
  subject: string;
  outcome: string;
  jiraCalls: number;
  kvsCalls: number;
  points: number;
  seconds: number;
  calls: unknown[];
}

interface Price {
  unit: string;
  free: number;
  usdPerUnit: number;
}

interface MeterState {
  totals: Totals;
  subjects: { subject: string; totals: Totals }[];
  invocations: Metered[];
  frontend: { calls: number; byLabel: Record<string, number> };
  assumptions: { prices: Record<string, Price>; latency: Record<string, number>; pointsPerHour: number; memoryMb: number };
}

/** What the app's work would cost at Forge's prices. */
export function MeterTab(): JSX.Element {
  const { data, reload } = useLab<MeterState>('meter');
  if (!data) return <Spinner label="Loading the meter" />;
  const { totals, assumptions } = data;
  const facts: [string, string][] = [
    ['Invocations', amount(totals.invocations)],
    ['GB-seconds', amount(totals.gbSeconds, 2)],
    ['Jira calls', `${amount(totals.jiraCalls)} (${amount(totals.jiraReads)} reads, ${amount(totals.jiraWrites)} writes)`],
    ['Jira points', amount(totals.points)],
    ['Storage reads', `${amount(totals.kvsReads)}, ${bytes(totals.kvsBytesRead)} (${bytes(totals.kvsBytesReadRounded)} rounded)`],
    ['Storage writes', `${amount(totals.kvsWrites)}, ${bytes(totals.kvsBytesWritten)} (${bytes(totals.kvsBytesWrittenRounded)} rounded)`],
    ['Queue pushes', amount(totals.queuePushes)],
    ['Logs', bytes(totals.logBytes)],
    ['Jira calls of screens', `${amount(data.frontend.calls)} (no points)`],
    ['Price without the free allowance', `$${totals.usd.toFixed(6)} ($${totals.usdRounded.toFixed(6)} with storage rounded)`],
  ];
  return (
    <>
      <section aria-labelledby="lab-totals">
        <div class="lab-head">
          <h2 id="lab-totals">Totals</h2>
          <button type="button" class="button" onClick={() => act('meter/reset', {}, 'The meter stands at zero').then(() => reload())}>
            Reset
          </button>
        </div>
        <dl class="lab-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="lab-subjects">
        <h2 id="lab-subjects">By issue</h2>
        <DataTable
          label="By issue"
          empty="No invocation was about an issue."
          rows={data.subjects}
          rowKey={(row) => row.subject}
          columns={[
            { title: 'Issue', cell: (row) => row.subject },
            { title: 'Invocations', number: true, cell: (row) => row.totals.invocations },
            { title: 'GB-seconds', number: true, cell: (row) => amount(row.totals.gbSeconds, 3) },
            { title: 'Jira calls', number: true, cell: (row) => row.totals.jiraCalls },
            { title: 'Points', number: true, cell: (row) => row.totals.points },
            { title: 'Calls of screens', number: true, cell: (row) => row.totals.screenCalls },
            { title: 'Storage', number: true, cell: (row) => bytes(row.totals.kvsBytesRead + row.totals.kvsBytesWritten) },
            { title: 'Rounded', number: true, cell: (row) => bytes(row.totals.kvsBytesReadRounded + row.totals.kvsBytesWrittenRounded) },
            { title: 'USD', number: true, cell: (row) => row.totals.usd.toFixed(6) },
          ]}
        />
      </section>
      <section aria-labelledby="lab-metered">
        <h2 id="lab-metered">Latest invocations</h2>
        <DataTable
          label="Metered invocations"
          empty="Nothing ran yet."
          rows={data.invocations}
          rowKey={(row) => row.id}
          columns={[
            { title: 'At (UTC)', cell: (row) => instant(row.at) },
            { title: 'Function', cell: (row) => row.functionKey },
            { title: 'Module', cell: (row) => row.moduleKey },
            { title: 'Issue', cell: (row) => row.subject },
            { title: 'Outcome', cell: (row) => row.outcome },
            { title: 'Charged s', number: true, cell: (row) => amount(row.seconds, 2) },
            { title: 'Points', number: true, cell: (row) => row.points },
            { title: 'Calls', cell: (row) => <JsonValue value={row.calls} label={`Calls of ${row.functionKey}`} /> },
          ]}
        />
      </section>
      <section aria-labelledby="lab-screens">
        <h2 id="lab-screens">Jira calls of screens</h2>
        <DataTable
          label="Jira calls of screens"
          empty="No screen called Jira yet."
          rows={Object.entries(data.frontend.byLabel)}
          rowKey={([label]) => label}
          columns={[
            { title: 'Operation', cell: ([label]) => label },
            { title: 'Calls', number: true, cell: ([, count]) => count },
          ]}
        />
      </section>
      <section aria-labelledby="lab-prices">
        <h2 id="lab-prices">Prices and assumptions</h2>
        <DataTable
          label="Prices"
          empty=""
          rows={Object.entries(assumptions.prices)}
          rowKey={([name]) => name}
          columns={[
            { title: 'What', cell: ([name]) => name },
            { title: 'Free a month', number: true, cell: ([, price]) => `${amount(price.free, 2)} ${price.unit}` },
            { title: 'USD a unit', number: true, cell: ([, price]) => price.usdPerUnit },
          ]}
        />
        <p class="subtle">
          A local answer takes a millisecond, so each call is charged a typical time (ms):{' '}
          {Object.entries(assumptions.latency)
            .map(([name, ms]) => `${name} ${ms}`)
            .join(', ')}
          . Memory when the manifest says none: {assumptions.memoryMb} MB. Points an hour: {amount(assumptions.pointsPerHour)}.
        </p>
      </section>
    </>
  );
}
