import { fault } from '../contract/errors';
import { requestLook } from '../usecases/request-look';
import { ports } from './compose';
import { expose } from './expose';

/** Calls of the side panel. */
export const resolvePanel = expose({
  requestLook: async (_, { issue }) => {
    if (!issue) throw fault('INVALID_INPUT', 'requestLook: the screen stands in no issue');
    return requestLook(ports, issue.id);
  },
});
