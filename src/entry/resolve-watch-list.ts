import { fault } from '../contract/errors';
import { readWatchDesk } from '../usecases/watch/read-watch-desk';
import { ports } from './compose';
import { type CallContext, expose } from './expose';

/** Calls of the watch list on a project's page. */
export const resolveWatchList = expose({
  readWatchDesk: (_, context) => readWatchDesk(ports, watcherOf(context)),
});

/** Who looks at which project, as the platform says. */
function watcherOf({ accountId, projectId }: CallContext): { accountId: string; projectId: string } {
  if (projectId === undefined) throw fault('INVALID_INPUT', 'The screen stands in no project.');
  return { accountId, projectId };
}
