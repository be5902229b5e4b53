/** What the local Jira stores. Ids are strings of digits as in Jira unless said otherwise; instants are ISO 8601 UTC with ms. */

export type * from './model/apps';
export type * from './model/fields';
export type * from './model/issues';
export type * from './model/people';
export type * from './model/projects';
export type * from './model/servicedesk';
export type * from './model/workflow';
