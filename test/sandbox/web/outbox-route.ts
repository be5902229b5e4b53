import { json, type Route } from './route';

/** GET /_sandbox/outbox: what Jira would have sent by mail, newest first. */
export const outboxRoutes: Route[] = [
  { origin: 'jira', method: 'GET', path: /^\/_sandbox\/outbox$/, handle: () => json({ values: [], total: 0 }) },
];
