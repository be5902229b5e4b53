import type { InvocationError } from '@forge/events';
import * as v from 'valibot';
import { type LinkEnd, lookAtLinked } from '../usecases/look-at-linked';
import { ports } from './compose';
import { withRetry } from './retry';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const eventSchema = v.object({
  sourceIssueId: id,
  destinationIssueId: id,
  sourceProjectId: v.nullish(id),
  destinationProjectId: v.nullish(id),
});

/** Two issues were linked, or are so no longer. The event has no issue in it, so no filter of the manifest could tell incidents apart. */
export async function onLinkChanged(event: unknown): Promise<InvocationError | undefined> {
  const { sourceIssueId, destinationIssueId, sourceProjectId, destinationProjectId } = v.parse(eventSchema, event);
  const ends = [end(sourceIssueId, sourceProjectId), end(destinationIssueId, destinationProjectId)];
  return withRetry(['TRY_LATER'], () => lookAtLinked(ports, ends));
}

const end = (issueId: string, projectId: string | null | undefined): LinkEnd => ({ issueId, ...(projectId ? { projectId } : {}) });
