import { decide } from '../../../src/domain/incident/decide';
import type { IncidentState } from '../../../src/domain/incident/state';
import type { GateState, LifeState, PhaseKind } from '../../../src/domain/lifecycle/state';
import { facts, NOW as MADE, POLICY, SETTINGS } from '../fakes';
import { ago, HOUR, later } from './desk-of';

const PHASES: [PhaseKind, string][] = [
  ['logging', 'Logging'],
  ['categorisation', 'Categorisation'],
  ['prioritisation', 'Prioritisation'],
  ['investigation', 'Investigation and diagnosis'],
  ['resolution', 'Resolution and recovery'],
  ['review', 'Review'],
  ['closure', 'Closure'],
];

const gate = (id: string, name: string, need: GateState['need'], change: Partial<GateState> = {}): GateState => ({
  id,
  name,
  mode: 'warn',
  need,
  met: false,
  ...change,
});

const next = (kind: PhaseKind, statusId: string, gates: GateState[]): LifeState['next'][number] => ({
  id: kind,
  kind,
  name: PHASES.find(([one]) => one === kind)?.[1] ?? kind,
  statuses: { ids: [statusId], categories: [] },
  gates,
});

export const TO_WORK = next('investigation', '3', [
  gate('prioritised', 'Impact and urgency chosen', 'fields', { fields: ['impact', 'urgency'], help: 'The priority follows from them.' }),
  gate('categorised', 'Category chosen', 'fields', { met: true }),
]);
export const TO_RESOLVED = next('resolution', '5', [gate('resolution-said', 'Resolution said', 'resolution')]);
export const TO_CLOSED = next('closure', '6', [
  gate('tasks-closed', 'All tasks closed', 'tasksClosed', { mode: 'block', tasks: ['IT-5', 'IT-6'] }),
  gate('confirmed', 'Resolution <b>confirmed</b>', 'confirmation'),
]);

/** An incident's life in a phase. */
export const lifeIn = (phase: PhaseKind, change: Partial<LifeState> = {}): LifeState => ({
  phases: PHASES.map(([kind, name]) => ({ id: kind, name, kind })),
  phase,
  next: [],
  reopened: 0,
  ...change,
});

export const HOLD: NonNullable<LifeState['hold']> = {
  reason: { id: 'vendor', name: 'Waiting for vendor' },
  waitsFor: 'vendor',
  since: ago(3 * HOUR),
  by: 'u-lea',
  note: 'They look for a <b>spare</b> part.',
  vendor: { name: 'Acme <i>Disks</i>', reference: 'A-77', expectedAt: ago(HOUR) },
  reminders: 1,
  nextReminderAt: later(20 * HOUR),
  resolvesAt: later(96 * HOUR),
};

export const PROPOSED: NonNullable<LifeState['resolution']> = {
  kind: { id: 'permanent', name: 'Permanent fix' },
  code: { id: 'fixed', name: 'Fixed' },
  done: 'Replaced the <b>disk</b>.\nRestored the data.',
  by: 'u-maya',
  at: ago(HOUR),
  answer: 'open',
  remindAt: later(24 * HOUR),
  closesAt: later(72 * HOUR),
};

/** What the app would write of an incident with this life. */
export function stateWith(life: LifeState, change: Partial<IncidentState> = {}): IncidentState {
  const { state } = decide(
    { facts: facts(), acts: { version: 3, acts: [] }, policy: POLICY, settings: SETTINGS, members: new Map() },
    MADE,
  );
  if (!state) throw new Error('no incident');
  return { ...state, life, ...change };
}

/** The issue as Jira has it. @param assignee account id; undefined: nobody. */
export const issueWith = (state: IncidentState, assignee?: string): Record<string, unknown> => ({
  id: '20001',
  key: 'IT-1',
  fields: {
    status: { id: state.basis.statusId, name: 'In Arbeit' },
    issuetype: { id: '10010', name: 'Incident' },
    priority: { id: state.basis.priorityId ?? '3', name: 'High' },
    reporter: { accountId: 'u-mara', displayName: 'Mara Brandt' },
    assignee: assignee === undefined ? null : { accountId: assignee, displayName: 'Maya Lindqvist' },
  },
  properties: { 'firebreak-incident': state },
});

export const FORM = {
  closureCodes: [
    { id: 'fixed', name: 'Fixed' },
    { id: 'by-itself', name: 'Gone by itself' },
  ],
  resolutionKinds: [
    { id: 'permanent', name: 'Permanent fix' },
    { id: 'workaround', name: 'Workaround' },
  ],
  holdReasons: [
    { id: 'user', name: 'Waiting for user', help: 'Their answer is needed.', waitsFor: 'user' },
    { id: 'vendor', name: 'Waiting for vendor', help: '', waitsFor: 'vendor' },
  ],
  taskTemplates: [{ id: 'urgent', name: 'Most urgent incidents', tasks: [{ summary: 'Call the users', group: 'Service desk' }] }],
  taskCancelReasons: ['No longer needed', 'Done elsewhere'],
  requester: false,
  may: { hold: true, proposeResolution: true, manageTasks: true, overrideGate: true },
};

const status = (id: string, name: string, key: string) => ({ id, name, statusCategory: { key } });
export const TRANSITIONS = {
  transitions: [
    { id: '21', name: 'Begin', to: status('3', 'Work in progress', 'indeterminate'), fields: {} },
    {
      id: '31',
      name: 'Resolve',
      to: status('5', 'Resolved', 'done'),
      fields: {
        resolution: {
          required: true,
          name: 'Resolution',
          schema: { type: 'resolution' },
          allowedValues: [
            { id: '1', name: 'Done' },
            { id: '2', name: 'Won’t do' },
          ],
        },
      },
    },
    { id: '41', name: 'Close', to: status('6', 'Closed', 'done'), fields: {} },
    {
      id: '51',
      name: 'Hand over',
      to: status('9', 'Elsewhere', 'indeterminate'),
      fields: { customfield_7: { required: true, name: 'Root <b>cause</b>', schema: { type: 'string' } } },
    },
  ],
};
