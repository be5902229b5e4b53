import type { JSX } from 'preact';
import { usePlace } from '../router';
import { PageHeader } from '../ui/bits';
import { AppTab } from './app';
import { ClockTab } from './clock';
import { ClockBar } from './clock-bar';
import { FaultsTab } from './faults';
import { InvocationsTab } from './invocations';
import { LogTab } from './log';
import { MeterTab } from './meter';
import { ProblemsTab } from './problems';
import { QueuesTab } from './queues';
import { StorageTab } from './storage';
import { TriggersTab } from './triggers';
import './lab.css';

const TABS: { route: string; title: string; show: () => JSX.Element }[] = [
  { route: '', title: 'Clock', show: ClockTab },
  { route: 'faults', title: 'Faults', show: FaultsTab },
  { route: 'meter', title: 'Meter', show: MeterTab },
  { route: 'queues', title: 'Queues', show: QueuesTab },
  { route: 'triggers', title: 'Schedules and web triggers', show: TriggersTab },
  { route: 'storage', title: 'Storage', show: StorageTab },
  { route: 'log', title: 'Event log', show: LogTab },
  { route: 'invocations', title: 'Invocations', show: InvocationsTab },
  { route: 'problems', title: 'Problems', show: ProblemsTab },
  { route: 'app', title: 'App', show: AppTab },
];

/** /lab: what stands behind the local Jira. No real Jira has such a page. */
export function Lab(): JSX.Element {
  const { path } = usePlace();
  const route = path.replace(/^\/lab\/?/, '');
  const tab = TABS.find((candidate) => candidate.route === route) ?? TABS[0];
  const Tab = tab?.show ?? ClockTab;
  return (
    <div class="lab">
      <PageHeader title="Lab" />
      <p class="subtle lab-intro">
        The stage behind this local Jira: time, faults, cost and what the app does. A real Jira has no such page.
      </p>
      <ClockBar />
      <nav class="tabs" aria-label="Lab">
        {TABS.map((candidate) => (
          <a
            key={candidate.route}
            class="tab"
            href={candidate.route ? `/lab/${candidate.route}` : '/lab'}
            {...(candidate === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {candidate.title}
          </a>
        ))}
      </nav>
      <Tab key={tab?.route ?? ''} />
    </div>
  );
}
