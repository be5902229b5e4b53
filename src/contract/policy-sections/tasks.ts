import * as v from 'valibot';
import { entries, entry, entryId, text } from '../policy-parts';
import { written } from '../written';
import { durationMs, incidentsFor } from './parts';

const task = v.strictObject({
  id: entryId,
  /** Summary of the sub-task. */
  summary: v.pipe(written, v.minLength(1, 'must not be empty'), v.maxLength(255, 'must have at most 255 characters')),
  description: text,
  /** Support group whose task it is; absent: the incident's own. */
  group: v.optional(entryId),
  /** Due so long after it was made, measured by the group's calendar. */
  dueMs: v.optional(durationMs),
});

/** Tasks an incident gets when it enters a phase. */
export const taskTemplate = v.strictObject({ ...entry.entries, for: incidentsFor, phase: entryId, tasks: entries(task, 1, 50) });
