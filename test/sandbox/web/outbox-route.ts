import { getIssue, notifications } from '../jira/issues/store';
import { json, type Route } from './route';

/** Newest notifications shown. */
const MOST = 200;

/** GET /_sandbox/outbox?to=: what Jira would have sent by mail, newest first. */
export const outboxRoutes: Route[] = [
  {
    origin: 'jira',
    method: 'GET',
    path: /^\/_sandbox\/outbox$/,
    handle: ({ jira }, { url }) => {
      const to = url.searchParams.get('to');
      const found = notifications(jira, to ? { to } : {}, MOST + 1);
      const values = found.slice(0, MOST).map((one) => {
        const issueKey = one.issueId === undefined ? undefined : getIssue(jira, one.issueId)?.key;
        return { ...one, toName: jira.people.get(one.to)?.displayName ?? one.to, ...(issueKey === undefined ? {} : { issueKey }) };
      });
      return json({ values, more: found.length > MOST });
    },
  },
];
