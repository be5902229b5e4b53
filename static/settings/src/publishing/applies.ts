import type { Applies } from '../../../../src/contract/types';

/** What is chosen; a day is the start of that day where the reader is. */
export interface Chosen {
  kind: 'new' | 'open' | 'openSince';
  /** "2026-11-23", or empty. */
  day: string;
}

export const CHOOSE_NEW: Chosen = { kind: 'new', day: '' };

/** What is chosen as the call says it; undefined while the day is missing. */
export function toApplies({ kind, day }: Chosen): Applies | undefined {
  if (kind !== 'openSince') return kind;
  const at = new Date(`${day}T00:00:00`);
  return day === '' || Number.isNaN(at.getTime()) ? undefined : { openSince: at.toISOString() };
}
