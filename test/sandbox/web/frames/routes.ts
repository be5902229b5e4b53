import type { Route } from '../route';
import { invokeRoute } from './invoke';
import { modulesRoute } from './modules';
import { openFrameRoute } from './open';
import { problemRoute, productRoute } from './product';
import { channelRoute, noteRoute, publishRoute } from './realtime';
import { clockRoute, resourceRoutes } from './resources';

/** Everything the server needs to show the app's screens. */
export const frameRoutes: Route[] = [
  modulesRoute,
  openFrameRoute,
  invokeRoute,
  productRoute,
  channelRoute,
  publishRoute,
  noteRoute,
  clockRoute,
  problemRoute,
  ...resourceRoutes,
];
