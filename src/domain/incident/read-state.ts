import { readEscalation } from '../escalation/read-escalation';
import { readPlacement } from '../routing/read-placement';
import { isRecord } from '../same';
import { readCore } from './read-core';
import type { IncidentState } from './state';

/** What the property says of support and escalation; what is damaged is absent. */
export function readDesk(value: unknown): Pick<IncidentState, 'placement' | 'escalation'> {
  if (!isRecord(value)) return {};
  const [placement, escalation] = [readPlacement(value.placement), readEscalation(value.escalation)];
  return { ...(placement ? { placement } : {}), ...(escalation ? { escalation } : {}) };
}

/** Reads the property. Undefined when it is missing, damaged or of another version: then the app has to look again. */
export function readState(value: unknown): IncidentState | undefined {
  const core = readCore(value);
  return core && { ...core, ...readDesk(value) };
}
