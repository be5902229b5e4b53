import { createServer, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ForgeHost } from '../forge/types';
import type { Jira } from '../jira/jira';
import type { Dispatcher } from '../jira/rest/dispatch';
import type { Site } from '../kernel/site';
import { clientFiles } from './client-build';
import { frameRoutes } from './frames/routes';
import { addressOf, isForeignWrite, originOf } from './guard';
import { BodyTooLarge, Gone, headersOf, readBody, send } from './http';
import { labRoutes } from './lab/routes';
import { outboxRoutes } from './outbox-route';
import { assetRoutes, shellRoutes } from './page-routes';
import { pictureRoutes } from './picture-routes';
import { restRoutes } from './rest-route';
import type { Route, WebContext, WebReply } from './route';
import { json } from './route';
import { personOf, sessionRoutes } from './session';
import { Stream } from './stream';
import { triggerRoutes } from './trigger-route';

/** A listening local Jira. */
export interface Server {
  /** "http://localhost:PORT" */
  url: string;
  port: number;
  close(): Promise<void>;
}

const ROUTES: Route[] = [
  ...sessionRoutes,
  ...pictureRoutes,
  ...outboxRoutes,
  ...labRoutes,
  ...frameRoutes,
  ...assetRoutes,
  ...restRoutes,
  ...triggerRoutes,
  ...shellRoutes,
];

/**
 * Starts the web server on loopback, IPv4 and (where there is one) IPv6. Throws when the port is taken.
 * @param options.port 0 takes any free one
 */
export async function startServer(options: {
  site: Site;
  jira: Jira;
  dispatcher: Dispatcher;
  forge: ForgeHost;
  port: number;
}): Promise<Server> {
  const { site, jira, dispatcher, forge } = options;
  const built = clientFiles();
  const stream = new Stream(jira);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    serve({ site, jira, dispatcher, forge, stream, appOrigin: `http://127.0.0.1:${port}` }, port, request, response).catch(
      (error: unknown) => {
        site.problems.report({ where: 'web', what: `${request.method} ${request.url} failed inside the sandbox: ${String(error)}`, error });
        if (!response.headersSent) send(response, json({ message: `Local Jira failed: ${String(error)}` }, 500));
        else response.destroy();
      },
    );
  };
  const four = createServer(answer);
  const port = await listen(four, '127.0.0.1', options.port);
  const servers = [four];
  const six = createServer(answer);
  // "localhost" is ::1 first in some browsers; a machine without IPv6, or another program there, leaves the IPv4 one.
  if (await listen(six, '::1', port).catch(() => undefined)) servers.push(six);
  site.baseUrl = `http://localhost:${port}`;
  try {
    await built;
  } catch (error) {
    await Promise.all(servers.map(stop));
    throw error;
  }
  return {
    url: site.baseUrl,
    port,
    close: async () => {
      stream.close();
      await Promise.all(servers.map(stop));
    },
  };
}

function listen(server: HttpServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function stop(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(context: WebContext, port: number, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { host } = incoming.headers;
  const method = incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET');
  const origin = originOf(host, port);
  if (!origin) return send(response, refusal(421, `This server is http://localhost:${port}; it answers to no other name.`));
  const url = addressOf(incoming.url, host ?? '');
  if (!url) return send(response, refusal(400, 'The request names no path of this server.'));
  if (origin === 'app' && url.pathname === '/') return send(response, { status: 302, headers: { location: `http://localhost:${port}/` } });
  const open = url.pathname.startsWith('/x1/');
  if (!open && isForeignWrite(method, incoming.headers, url.origin))
    return send(response, refusal(403, 'XSRF check failed: writes come from this site only.'));
  if (origin === 'jira' && url.pathname === '/_sandbox/stream' && method === 'GET') return context.stream.attach(response);
  const headers = headersOf(incoming);
  let body: string;
  try {
    body = await readBody(incoming);
  } catch (error) {
    if (error instanceof BodyTooLarge) return send(response, refusal(413, error.message));
    if (error instanceof Gone) return void response.destroy();
    throw error;
  }
  const person = origin === 'jira' && !open ? personOf(context, headers) : undefined;
  const reply = await route(context, { origin, method, url, headers, body, ...(person === undefined ? {} : { person }) });
  send(response, reply, incoming.method === 'HEAD');
}

async function route(context: WebContext, request: Parameters<Route['handle']>[1]): Promise<WebReply> {
  for (const candidate of ROUTES) {
    if (candidate.origin !== request.origin || (candidate.method !== '*' && candidate.method !== request.method)) continue;
    const match = candidate.path.exec(request.url.pathname);
    if (match) return candidate.handle(context, request, match);
  }
  return refusal(404, `Nothing answers ${request.method} ${request.url.pathname} here.`);
}

function refusal(status: number, message: string): WebReply {
  return json({ message }, status);
}
