/**
 * What can be done to issues, for the REST API, the portal and seeding. These check values by kind, write history, keep `updated`, tell the
 * platform and the outbox. They do not ask about permissions, screens, conditions or validators: operations do.
 */
export { type By, byOf } from './by';
export { addComment, type CommentInput, deleteComment, editComment } from './comments';
export { createIssue, type NewIssue } from './create';
export { assign, editIssue, needIssue } from './edit';
export type { IssueInput } from './input';
export { type LinkInput, linkIssues, unlinkIssues } from './links';
export { cloneIssue, moveIssue, type Target } from './move';
export { deleteIssue } from './remove';
export { searchLag, setSearchLag } from './search-lag';
export { transitionIssue, type Way } from './transition';
