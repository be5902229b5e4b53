import type { MessageEvent } from '../../contract/types';

/** What any message may name in braces. */
const ALWAYS = [
  'key',
  'summary',
  'priority',
  'impact',
  'urgency',
  'category',
  'services',
  'status',
  'reporter',
  'affectedUser',
  'assignee',
  'group',
  'tier',
  'firstResponseDue',
  'resolutionDue',
  'link',
] as const;

/** What a message may name besides, by what it tells of. `escalation`: a message without an event of its own. */
const BESIDES: Record<MessageEvent | 'escalation', readonly string[]> = {
  logged: [],
  assigned: [],
  prioritised: ['reason'],
  held: ['holdReason', 'vendor', 'vendorReference', 'expectedAt'],
  holdReminder: ['holdReason', 'vendor', 'vendorReference', 'expectedAt', 'closesAt'],
  resumed: ['holdReason'],
  resolutionProposed: ['resolution', 'resolutionKind', 'closureCode', 'closesAt'],
  resolutionReminder: ['resolution', 'resolutionKind', 'closureCode', 'closesAt'],
  resolved: ['resolution', 'resolutionKind', 'closureCode'],
  closed: ['resolution', 'resolutionKind', 'closureCode'],
  reopened: ['reason', 'by'],
  escalated: ['reason', 'by', 'handOver', 'level'],
  escalation: ['reason', 'by', 'handOver', 'level'],
  update: ['nextUpdateAt'],
  majorDeclared: ['commander', 'nextUpdateAt'],
  majorUpdate: ['commander', 'nextUpdateAt', 'updateText'],
  majorResolved: ['commander', 'resolution'],
  surveyInvitation: ['surveyLink', 'expiresAt'],
  surveyReminder: ['surveyLink', 'expiresAt'],
};

/** Names a message about this may use in braces. @param event undefined: of an escalation. */
export const valuesFor = (event: MessageEvent | undefined): string[] => [...ALWAYS, ...BESIDES[event ?? 'escalation']];

/** The names a text uses: everything of letters between braces. */
export const namesUsed = (text: string): string[] => [...text.matchAll(/\{([^{}\s]{1,60})\}/g)].map(([, name]) => name ?? '');
