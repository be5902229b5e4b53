// What use cases need of the world. Adapters implement these on Forge, tests in memory. Failures are AppFaults.
export type * from './audit-store';
export type * from './clock';
export type * from './effect-store';
export type * from './everything-store';
export type * from './holiday-files';
export type * from './incident-draft';
export type * from './intent-store';
export type * from './jira-as-app';
export type * from './jira-as-person';
export type * from './policy-store';
export type * from './queue';
export type * from './service-desk';
export type * from './site';
export type * from './store';
export type * from './wake-up-store';
