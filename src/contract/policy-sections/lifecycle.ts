import * as v from 'valibot';
import { entries, entry, entryId, named } from '../policy-parts';
import { FIELD_NAMES } from '../settings';
import { incidentsFor, list, some } from './parts';

/** The phases of an incident's life, as ITIL has them. */
export const PHASE_KINDS = ['logging', 'categorisation', 'prioritisation', 'investigation', 'resolution', 'review', 'closure'] as const;

const phase = v.strictObject({
  ...entry.entries,
  kind: v.picklist(PHASE_KINDS),
  /** Statuses in which an incident is in this phase; when several phases have a status, it is in the first whose gates towards the next are not fulfilled. */
  statuses: v.strictObject({ ids: list(named, 100), categories: list(v.picklist(['new', 'indeterminate', 'done']), 3) }),
  /** Phases one may go to from here. */
  next: list(entryId, 12),
});

/** Kinds of what a gate asks for. */
export const NEEDS = ['fields', 'assignee', 'diagnosis', 'tasksClosed', 'resolution', 'confirmation', 'reviewPlanned'] as const;

/** What a gate asks for. */
const need = v.variant('need', [
  /** These fields are filled. */
  v.strictObject({ need: v.literal('fields'), fields: some(v.picklist(FIELD_NAMES), FIELD_NAMES.length) }),
  v.strictObject({ need: v.literal('assignee') }),
  /** Somebody of the support group wrote something. */
  v.strictObject({ need: v.literal('diagnosis') }),
  /** All incident tasks are closed. */
  v.strictObject({ need: v.literal('tasksClosed') }),
  /** A resolution with its kind has been proposed. */
  v.strictObject({ need: v.literal('resolution') }),
  /** The requester accepted, or kept silent long enough. */
  v.strictObject({ need: v.literal('confirmation') }),
  /** The review of a major incident is planned. */
  v.strictObject({ need: v.literal('reviewPlanned') }),
]);

/** off: not asked for; warn: said; block: the transition is refused. */
export const GATE_MODES = ['off', 'warn', 'block'] as const;

/** Something an incident needs before it enters a phase. */
const gate = v.strictObject({
  ...entry.entries,
  /** The phase that is entered. */
  phase: entryId,
  for: incidentsFor,
  needs: need,
  mode: v.picklist(GATE_MODES),
});

export const lifecycle = v.strictObject({ phases: entries(phase, 1, 12), gates: entries(gate, 0, 60) });
