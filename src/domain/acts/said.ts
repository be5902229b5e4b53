import type { Act } from './act';

/** What people say and do in the panel about support and escalation, as often as they like. */
const SAID: readonly Act['kind'][] = [
  'acknowledged',
  'snoozed',
  'handOver',
  'deEscalated',
  'customerAsked',
  'supportAsked',
  'held',
  'proposed',
  'answered',
  'gateOverridden',
  'taskCancelled',
];

/** Bytes all that takes in the storage. */
export const bytesSaid = (acts: readonly Act[]): number =>
  new TextEncoder().encode(JSON.stringify(acts.filter(({ kind }) => SAID.includes(kind)))).length;
