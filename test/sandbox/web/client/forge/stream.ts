import { onStream } from '../stream';
import { bus } from './bus';
import { ask } from './page';
import { openFrames } from './registry';
import { isRecord } from './wire';

/** Calls back with what is published on a channel, in whichever browser; returns how to stop. */
export function onRealtime(channel: string, listener: (payload: unknown) => void): () => void {
  return onStream('realtime', (data) => {
    if (isRecord(data) && data.channel === channel) listener(data.payload);
  });
}

let following = false;

/** Hands on to the frames what the server tells the page: the clock, and that an issue changed. Once per page. */
export function followServer(): void {
  if (following) return;
  following = true;
  onStream('clock', () => tellClock());
  onStream('reconnected', () => tellClock());
  onStream('issue', (data) => {
    if (isRecord(data) && typeof data.id === 'string') tellIssue(data.id);
  });
}

function tellClock(): void {
  ask('GET', '/_sandbox/clock').then(
    (reading) => {
      for (const frame of openFrames) frame.tell('clock', reading);
    },
    () => undefined,
  );
}

/** JIRA_ISSUE_CHANGED of @forge/bridge's events: told to frames of the issue view only. */
function tellIssue(issueId: string): void {
  for (const { info } of openFrames) {
    const { issue, project } = info.context.extension;
    if (!isRecord(issue) || issue.id !== issueId) continue;
    bus.emit('app:JIRA_ISSUE_CHANGED', { issueId, projectId: isRecord(project) ? project.id : undefined });
    return;
  }
}
