import { readEscalation } from '../escalation/read-escalation';
import { readLife } from '../lifecycle/read-life';
import { readPlacement } from '../routing/read-placement';
import { isRecord } from '../same';
import { readCore } from './read-core';
import type { IncidentState } from './state';

/** What the property says of support, escalation and the incident's life; what is damaged is absent. */
export function readDesk(value: unknown): Pick<IncidentState, 'placement' | 'escalation' | 'life'> {
  if (!isRecord(value)) return {};
  const [placement, escalation, life] = [readPlacement(value.placement), readEscalation(value.escalation), readLife(value.life)];
  return { ...(placement ? { placement } : {}), ...(escalation ? { escalation } : {}), ...(life ? { life } : {}) };
}

/** Reads the property. Undefined when it is missing, damaged or of another version: then the app has to look again. */
export function readState(value: unknown): IncidentState | undefined {
  const core = readCore(value);
  return core && { ...core, ...readDesk(value) };
}
