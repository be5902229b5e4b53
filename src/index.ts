// Every handler the manifest names, grouped by kind; nothing else.

export { applyPolicy } from './entry/apply-policy';
export { checkUp } from './entry/check-up';
export { findMissed } from './entry/find-missed';
export { onInstalled } from './entry/on-installed';
export { onIssueChanged } from './entry/on-issue-changed';
export { onLinkChanged } from './entry/on-link-changed';
export { reconcile } from './entry/reconcile';
export { resolvePanel } from './entry/resolve-panel';
export { resolveRaise } from './entry/resolve-raise';
export { resolveRequest } from './entry/resolve-request';
export { resolveSettings } from './entry/resolve-settings';
export { resolveWatchList } from './entry/resolve-watch-list';
export { storm, sweep, sweepOn } from './entry/sweep';
