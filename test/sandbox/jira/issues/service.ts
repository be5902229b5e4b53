/**
 * What can be done to issues, for the REST API, the portal and seeding. These check values by kind, write history, keep `updated`, tell the
 * platform and the outbox. They do not ask about permissions, screens, conditions or validators: operations do.
 */
export { type By, byOf } from './by';
export { addComment, type CommentInput } from './comments';
export { createIssue, type NewIssue } from './create';
export { assign, editIssue } from './edit';
export type { IssueInput } from './input';
export { type LinkInput, linkIssues } from './links';
export { cloneIssue, moveIssue, type Target } from './move';
export { deleteIssue } from './remove';
export { transitionIssue, type Way } from './transition';
