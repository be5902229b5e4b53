/** A document as the first version of the app published it, before there were clocks; taken as it was, so that it is never written anew. */
export const FIRST_FORM = {
  schema: 1,
  impacts: [
    { id: 'wide', name: 'Wide', help: '' },
    { id: 'narrow', name: 'Narrow', help: '' },
  ],
  urgencies: [{ id: 'now', name: 'Now', help: 'Work has stopped.' }],
  priorities: [
    { id: 'high', name: 'High', jiraPriorityId: '2' },
    { id: 'low', name: 'Low', jiraPriorityId: '4' },
  ],
  matrix: { wide: { now: 'high' }, narrow: { now: 'low' } },
  categories: [{ id: 'network', name: 'Network', help: '', subcategories: [{ id: 'network-vpn', name: 'VPN', help: '' }] }],
  services: [{ id: 'email', name: 'E-mail', help: '', criticality: 'high' }],
  channels: [{ id: 'phone', name: 'Phone', help: '' }],
  tiers: [
    { id: 'desk', name: 'Desk', help: '' },
    { id: 'experts', name: 'Experts', help: '' },
  ],
  holdReasons: [
    { id: 'user', name: 'Waiting for the user', help: '' },
    { id: 'vendor', name: 'Waiting for a vendor', help: '' },
    { id: 'problem', name: 'Waiting for a problem', help: '' },
  ],
  closureCodes: [{ id: 'done', name: 'Done', help: '' }],
  resolutionKinds: [{ id: 'fixed', name: 'Fixed', help: '' }],
  rights: { overridePriority: [{ type: 'role', id: '10100', name: 'Agents' }] },
};

/** The same when clocks had come. */
export const FIRST_FORM_WITH_CLOCKS = {
  ...FIRST_FORM,
  holdReasons: [
    {
      id: 'user',
      name: 'Waiting for the user',
      help: '',
      waitsFor: 'user',
      while: [],
      until: [{ on: 'comment', by: 'customer', visibility: 'any' }],
    },
  ],
  calendars: [
    {
      id: 'hours',
      name: 'Hours',
      help: '',
      definition: { timeZone: 'Europe/Paris', weekly: { mon: [['08:00', '18:00']] }, holidays: ['2026-12-25'], openings: [] },
    },
  ],
  metrics: [
    {
      id: 'resolution',
      name: 'Resolution',
      help: '',
      kind: 'sla',
      start: [{ on: 'created' }],
      stop: [{ on: 'status', into: { ids: [], categories: ['done'] } }],
      cancel: [],
      reset: [],
      holds: ['user'],
      order: ['cancel', 'stop', 'reset', 'start', 'resume', 'hold'],
      whenGoalChanges: 'carry',
      retroactiveStart: false,
      retroactiveHold: false,
      reopen: { mode: 'continue' },
      goals: [{ id: 'all', for: {}, goalMs: 14_400_000, calendar: 'hours', warnings: [75] }],
      atRisk: 75,
    },
  ],
  rights: { overridePriority: [{ type: 'role', id: '10100', name: 'Agents' }], chooseClockPolicy: [] },
};
