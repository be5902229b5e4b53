import type { Lifecycle, PublishedPolicy, Settings } from '../../../../src/contract/types';
import type { SiteWorkflow, WorkflowTransition } from '../../../../src/domain/gates/workflow';
import { POLICY, SETTINGS } from '../../fakes';

type Gate = Lifecycle['gates'][number];

/** A gate before the closure that blocks. */
export const gate = (needs: Gate['needs'], more: Partial<Gate> = {}): Gate => ({
  id: needs.need,
  name: `Gate ${needs.need}`,
  help: '',
  phase: 'closure',
  for: {},
  needs,
  mode: 'block',
  ...more,
});

/** Closed is the closure's, all else that is done the resolution's. */
export function policyWith(gates: Gate[]): PublishedPolicy {
  const { lifecycle } = POLICY.document;
  const phases = lifecycle.phases.map((phase) =>
    phase.id === 'closure' ? { ...phase, statuses: { ids: [{ id: '6', name: 'Closed' }], categories: [] } } : phase,
  );
  return { ...POLICY, document: { ...POLICY.document, lifecycle: { phases, gates } } };
}

/** With ids that are numbers, as Jira's are, and all the app's fields. */
export const SITE: Settings = {
  ...SETTINGS,
  fields: {
    impact: { fieldId: 'customfield_1', options: { extensive: '101', significant: '102' } },
    category: { fieldId: 'customfield_3', options: { network: '301', 'network-vpn': '302' } },
    services: { fieldId: 'customfield_4', options: { mail: '401', erp: '402' } },
    affectedUser: { fieldId: 'customfield_5', options: {} },
    closureCode: { fieldId: 'customfield_7', options: {} },
    resolutionKind: { fieldId: 'customfield_8', options: {} },
  },
  appFields: { ...SETTINGS.appFields, resolutionAnswer: 'customfield_94', gateOverride: 'customfield_95' },
};

const transition = (id: string, name: string, from: string[], to: string, more: Partial<WorkflowTransition> = {}): WorkflowTransition => ({
  id,
  name,
  type: from.length === 0 ? 'GLOBAL' : 'DIRECTED',
  from,
  to,
  rules: [],
  ...more,
});

/** Open, Work in progress, Resolved, Closed. */
export const WORKFLOW: SiteWorkflow = {
  id: 'w-1',
  name: 'Incidents',
  version: { id: 'v-1', versionNumber: 3 },
  editable: true,
  teamManaged: false,
  statuses: [
    { id: '1', name: 'Open', category: 'new' },
    { id: '3', name: 'Work in progress', category: 'indeterminate' },
    { id: '5', name: 'Resolved', category: 'done' },
    { id: '6', name: 'Closed', category: 'done' },
  ],
  transitions: [
    transition('1', 'Create', [], '1', { type: 'INITIAL' }),
    transition('11', 'Start', ['1'], '3'),
    transition('21', 'Resolve', ['3'], '5'),
    transition('31', 'Close', ['5'], '6'),
    transition('41', 'Close anyway', [], '6'),
    transition('51', 'Touch', ['6'], '6'),
    transition('61', 'Reopen', ['5', '6'], '3'),
  ],
};
