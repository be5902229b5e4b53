import type { InvocationError } from '@forge/events';
import * as v from 'valibot';
import { lookAtChanged } from '../usecases/look-at-changed';
import { ports } from './compose';
import { withRetry } from './retry';

const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const named = v.optional(v.object({ id: v.optional(id) }));

const eventSchema = v.object({
  // Which issue it is decides nothing but what is looked at: an event without fields is one about an incident.
  issue: v.object({ id, fields: v.optional(v.object({ project: named, issuetype: named, issueType: named })) }),
});

/** An issue was made or changed: a look is due, at it or at what it is a task of. What happened is not read from the event; the look reads the issue. */
export async function onIssueChanged(event: unknown): Promise<InvocationError | undefined> {
  const { issue } = v.parse(eventSchema, event);
  const { project, issuetype, issueType } = issue.fields ?? {};
  return withRetry(['TRY_LATER'], () =>
    lookAtChanged(ports, { issueId: issue.id, projectId: project?.id, issueTypeId: (issuetype ?? issueType)?.id }),
  );
}
