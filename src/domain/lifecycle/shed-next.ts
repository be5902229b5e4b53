import type { NextPhase } from './state';

/** Characters of the incident's property the next phases may take; Jira's limit for the whole is 32,768. */
const BUDGET = 5_000;
/** Names of more statuses of a phase than these are not needed to find a way into it. */
const STATUSES = 10;

const fits = (next: readonly NextPhase[]): boolean => JSON.stringify(next).length <= BUDGET;

/**
 * What there is room for in the property. Left out, one after the other and only as far as needed: the sentences of help; gates that are met;
 * gates that only warn; the ends of the lists, of which what blocks comes first.
 */
export function shedNext(all: NextPhase[]): NextPhase[] {
  if (all.every(({ gates }) => gates.length === 0) || fits(all)) return all.map(withFewStatuses);
  const gatesOf = (next: readonly NextPhase[], make: (gates: NextPhase['gates']) => NextPhase['gates']): NextPhase[] =>
    next.map((phase) => ({ ...withFewStatuses(phase), gates: make(phase.gates) }));
  let kept = gatesOf(all, (gates) => gates.map(({ help: _, ...gate }) => gate));
  if (!fits(kept)) kept = gatesOf(kept, (gates) => gates.filter(({ met }) => !met));
  if (!fits(kept)) kept = gatesOf(kept, (gates) => gates.filter(({ mode }) => mode === 'block'));
  while (!fits(kept) && kept.some(({ gates }) => gates.length > 1))
    kept = gatesOf(kept, (gates) => gates.slice(0, Math.max(1, gates.length - 1)));
  return kept;
}

const withFewStatuses = (phase: NextPhase): NextPhase =>
  phase.statuses.ids.length <= STATUSES ? phase : { ...phase, statuses: { ...phase.statuses, ids: phase.statuses.ids.slice(0, STATUSES) } };
