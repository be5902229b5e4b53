import type { Route } from '../route';

/** What the lab page asks of the server. */
export const labRoutes: Route[] = [];
