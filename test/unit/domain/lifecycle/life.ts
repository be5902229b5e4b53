import type { Policy, Settings } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import type { IssueFacts } from '../../../../src/domain/incident/facts';
import type { Life } from '../../../../src/domain/lifecycle/life';
import { reopeningsOf } from '../../../../src/domain/lifecycle/reopenings';
import { subjectOf } from '../../../../src/domain/policy/fits';
import { facts, NOW, POLICY, SETTINGS } from '../../fakes';

/** Fields the default gates ask for are on the site, and the project has sub-tasks. */
export const WHOLE: Settings = {
  ...SETTINGS,
  incidents: [{ projectId: '10000', issueTypeIds: ['10010'], taskTypeIds: ['10020', '10021'] }],
  fields: {
    ...SETTINGS.fields,
    closureCode: { fieldId: 'customfield_7', options: {} },
    resolutionKind: { fieldId: 'customfield_8', options: {} },
  },
  appFields: { ...SETTINGS.appFields, gateOverride: 'customfield_97' },
};

export interface Given {
  facts?: Partial<IssueFacts>;
  acts?: readonly Act[];
  document?: Partial<Policy>;
  settings?: Settings;
  assignee?: string;
  now?: number;
}

/** An incident's life as decideLife sees it. */
export function lifeOf({ acts = [], settings = WHOLE, assignee, now = NOW, ...given }: Given = {}): Life {
  const all = facts(given.facts);
  const policy = { ...POLICY, document: { ...POLICY.document, ...given.document } };
  return {
    facts: all,
    acts,
    ground: { policy, settings, clocks: [], holding: [], waits: [], priority: {}, ...(assignee === undefined ? {} : { assignee }) },
    subject: () => subjectOf(all, acts, policy.document, settings, all.priorityId),
    now,
    ...reopeningsOf(all),
  };
}

/** A line of history. */
export const moved = (id: number, from: string, to: string, at: string, by = 'u-agent') => ({
  id: String(id),
  at,
  by,
  fieldId: 'status',
  from,
  to,
});

export const STATUSES = { '1': 'new', '3': 'indeterminate', '6': 'done', '7': 'done' } as const;
