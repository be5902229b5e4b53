import type { CallInput, CallOutput, Choices, Preflight, Step } from '../../../src/contract/types';
import type { Host } from '../../bench/screen';

/** A site behind the settings page that behaves as Jira and the server do, as far as the page can tell. */
export interface SettingsHost extends Pick<Host, 'jira' | 'invoke'> {
  /** Choices of every preflight, in order. */
  checked: unknown[];
  /** Inputs of every call of setUp, in order. */
  setUps: CallInput<'setUp'>[];
  /** Ids of steps Jira refuses. */
  refused: Set<string>;
  /** Answers of setUp to come that fail. */
  down: number;
  /** Set-up comes to its end without a place for incidents: no settings are saved. */
  placeless: boolean;
  stored: CallOutput<'readSettings'>;
  /** Whether the next calls wait until `release` is called. */
  hold?: Promise<void>;
}

const type = (id: string, name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  name,
  subtask: false,
  hierarchyLevel: 0,
  ...more,
});
const project = (id: string, key: string, name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  key,
  name,
  style: 'classic',
  projectTypeKey: 'software',
  issueTypes: [
    type('1', 'Task'),
    type('2', 'Bug <i>'),
    type('3', 'Sub-task', { subtask: true, hierarchyLevel: -1 }),
    type('4', 'Epic', { hierarchyLevel: 1 }),
  ],
  ...more,
});

export const PROJECTS = [
  project('10000', 'DESK', 'IT Service Desk', {
    projectTypeKey: 'service_desk',
    issueTypes: [type('10', '[System] Incident'), type('11', '[System] Service request')],
  }),
  project('10001', 'SHOP', 'Web Shop'),
  project('10002', 'OPS', 'Operations', { style: 'next-gen', issueTypes: [type('30', 'Task'), type('31', 'Alarm')] }),
  ...Array.from({ length: 20 }, (_, at) => project(String(20_000 + at), `P${at}`, `Project ${String(at).padStart(2, '0')}`)),
];

const REQUEST_TYPES = [
  { id: '70', name: 'Ask a question', issueTypeId: '11' },
  { id: '71', name: 'Report a system problem', issueTypeId: '10' },
  { id: '72', name: 'Report broken hardware', issueTypeId: '10' },
];

/** What the server would say is to be done for these choices, when `done` is done and `skip` was refused. */
export function stepsFor(choices: Choices | null, done: ReadonlySet<string>, refused: ReadonlySet<string>): Step[] {
  const step = (id: string, kind: Step['kind'], variants: [string, string], values: Record<string, string> = {}): Step => ({
    id,
    kind,
    state: done.has(id) ? 'done' : refused.has(id) ? 'failed' : 'todo',
    variant: done.has(id) ? variants[1] : variants[0],
    values,
  });
  const steps: Step[] = [
    { id: 'projects', kind: 'projects', state: 'done', variant: 'seen', values: { count: '23' } },
    { id: 'incidentType', kind: 'incidentType', state: 'done', variant: 'reuse', values: { name: '[System] Incident' } },
    step('field/impact', 'field', ['create', 'reuse'], { name: 'Impact' }),
    step('field/category', 'field', ['createOther', 'reuse'], { name: 'Category (Firebreak)', taken: 'Category' }),
    { id: 'linkType', kind: 'linkType', state: 'manual', variant: 'off', values: {} },
    step('policy', 'policy', ['publish', 'published'], { version: '1' }),
  ];
  if (!choices) return [...steps, { id: 'screens', kind: 'screens', state: 'unknown', variant: 'notChosen', values: {} }];
  for (const { projectId } of choices.projects) {
    const name = String(PROJECTS.find(({ id }) => id === projectId)?.name);
    const values = { project: name, fields: 'Impact', screens: 'Default', others: 'Web Shop' };
    const screens = step(`screens/${projectId}`, 'screens', ['addShared', 'there'], values);
    steps.push(
      { id: `projectType/${projectId}`, kind: 'projectType', state: 'done', variant: 'there', values: { project: name, type: 'Incident' } },
      refused.has('field/impact') ? { ...screens, state: 'blocked', values: { ...values, by: 'field/impact' } } : screens,
      step(`mark/${projectId}`, 'mark', ['write', 'written'], { project: name }),
    );
  }
  return steps;
}

/** A site on which nothing is set up. */
export function settingsHost(): SettingsHost {
  const done = new Set<string>();
  const preflight = (choices: Choices | null, skip: ReadonlySet<string> = new Set()): Preflight => ({
    at: '2026-11-23T09:00:00.000Z',
    steps: stepsFor(choices, done, skip),
  });
  const host: SettingsHost = {
    checked: [],
    setUps: [],
    refused: new Set(),
    down: 0,
    placeless: false,
    stored: { settings: null, preflight: preflight(null), policyVersion: null, matrix: null },
    jira: (path) => jira(new URL(path, 'http://jira.test')),
    invoke: async (name, payload) => {
      await host.hold;
      if (name === 'readPolicyDesk') return { ok: false, error: { code: 'NOT_SET_UP', message: 'no policy yet' } };
      if (name === 'readSettings') return { ok: true, value: host.stored };
      if (name === 'runPreflight') {
        const { choices }: CallInput<'runPreflight'> = Object(payload);
        host.checked.push(choices);
        return { ok: true, value: preflight(choices) };
      }
      if (name !== 'setUp') throw new Error(`unknown call ${name}`);
      const input: CallInput<'setUp'> = Object(payload);
      host.setUps.push(input);
      if (host.down-- > 0) return { ok: false, error: { code: 'TRY_LATER', message: 'busy', retryAfter: 0 } };
      return { ok: true, value: await go(host, input) };
    },
  };
  const go = async (site: SettingsHost, { choices, skip }: CallInput<'setUp'>): Promise<CallOutput<'setUp'>> => {
    const left = new Set(skip);
    const next = stepsFor(choices, done, left).find(({ state }) => state === 'todo');
    if (next && site.refused.has(next.id)) {
      const steps = stepsFor(choices, done, new Set([...left, next.id]));
      const words = { code: 'JIRA_REFUSED', message: 'm', details: ['No room for <b>Impact</b>.'] };
      const told = steps.map((step) => (step.id === next.id ? { ...step, error: words } : step));
      return { preflight: { ...preflight(choices), steps: told }, finished: false, settings: null };
    }
    if (next) {
      done.add(next.id);
      return { preflight: preflight(choices, left), finished: false, settings: null };
    }
    const settings = site.placeless ? null : settingsOf(choices);
    const found = preflight(choices, left);
    site.stored = { settings, preflight: found, policyVersion: 1, matrix: MATRIX };
    return { preflight: found, finished: true, settings };
  };
  return host;
}

function jira(url: URL): Record<string, unknown> {
  if (url.pathname.endsWith('/requesttype')) return { values: REQUEST_TYPES, isLastPage: true };
  if (url.pathname.endsWith('/servicedesk')) return { values: [{ id: '5', projectId: '10000' }], isLastPage: true };
  const ids = url.searchParams.getAll('id');
  const words = (url.searchParams.get('query') ?? '').toLowerCase();
  const found = PROJECTS.filter(
    ({ id, name, key }) => (ids.length === 0 || ids.includes(String(id))) && `${String(name)} ${String(key)}`.toLowerCase().includes(words),
  );
  return { values: found.slice(0, Number(url.searchParams.get('maxResults'))), total: found.length, isLast: true };
}

const level = (id: string, name: string): { id: string; name: string; help: string } => ({ id, name, help: '' });
const MATRIX: NonNullable<CallOutput<'readSettings'>['matrix']> = {
  version: 1,
  impacts: [level('extensive', 'Extensive / Widespread'), level('minor', 'Minor / Localized')],
  urgencies: [level('high', 'High'), level('low', 'Low')],
  priorities: [
    { id: 'p1', name: 'Highest', jiraPriorityId: '1' },
    { id: 'p2', name: 'Lowest', jiraPriorityId: '5' },
  ],
  matrix: { extensive: { high: 'p1', low: 'p2' }, minor: { high: 'p2', low: 'p2' } },
};

const settingsOf = (choices: Choices): NonNullable<CallOutput<'readSettings'>['settings']> => ({
  schema: 2,
  choices,
  target: { projectId: choices.target, issueTypeId: '10' },
  incidents: choices.projects.map(({ projectId }) => ({ projectId, issueTypeIds: ['10'] })),
  fields: {},
  appFields: {},
  appAccountId: 'app',
});
