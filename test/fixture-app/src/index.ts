export { beforeUninstall, consume, hourly, methods, onIssue, onLifecycle, onWatched, sweep } from './events';
export { counted, tallied } from './jira';
export { handler as resolver } from './resolver';
export { hook, ping } from './web';
