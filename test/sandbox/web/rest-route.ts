import type { Route } from './route';

/** Jira's REST API for the pages: as the person of the session, or nobody. */
export const restRoutes: Route[] = [
  {
    origin: 'jira',
    method: '*',
    path: /^\/rest\//,
    handle: ({ dispatcher }, { method, url, headers, body, person }) =>
      dispatcher
        .dispatch({
          method,
          path: url.pathname + url.search,
          headers,
          body: body === '' ? undefined : body,
          caller: person === undefined ? { kind: 'nobody' } : { kind: 'person', accountId: person },
        })
        .then((answer) => ({ status: answer.status, headers: answer.headers, body: answer.body })),
  },
];
