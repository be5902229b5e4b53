const of = (things: string, ...happenings: string[]): string[] => happenings.map((what) => `avi:jira:${what}:${things}`);

/**
 * Product events this Jira sends, by the platform's names. The platform knows more: a trigger on one of those would wait for ever, so the host
 * names it on opening. `Jira.emit` refuses what is not listed here.
 */
export const SENT_EVENTS: ReadonlySet<string> = new Set([
  ...of('issue', 'created', 'updated', 'deleted', 'assigned', 'viewed', 'mentioned', 'commented'),
  ...of('comment', 'mentioned', 'deleted'),
  ...of('issuelink', 'created', 'deleted'),
  ...of('worklog', 'created', 'updated', 'deleted'),
  ...of('issue-property', 'set', 'deleted'),
  ...of('issuetype', 'created', 'updated', 'deleted'),
  ...of('field', 'created', 'updated', 'trashed', 'restored', 'deleted'),
  ...of('field:context', 'created', 'updated', 'deleted'),
  ...of('project', 'created', 'updated', 'softdeleted', 'restored', 'archived', 'unarchived', 'deleted'),
  'avi:jsm-entity:created:request-type',
  'avi:jsm-entity:deleted:request-type',
  'avi:jsm-entity:updated:service-desk',
]);
