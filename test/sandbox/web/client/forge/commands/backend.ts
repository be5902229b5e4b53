import { ask, askRecord, reportProblem } from '../page';
import { isRecord } from '../wire';
import type { Command } from './command';

/** Calls to the app's functions and to Jira, both made by the server in the person's name. */
export const backendCommands: Record<string, Command> = {
  invoke: async (frame, payload) => {
    if (!isRecord(payload) || payload.invokeType !== undefined) {
      return unmodelled(`invoke of kind ${isRecord(payload) ? String(payload.invokeType) : 'unknown'}`);
    }
    const { functionKey, payload: input, metadata } = payload;
    const answer = await askRecord('POST', '/_sandbox/bridge/invoke', { token: frame.info.token, functionKey, payload: input });
    if (answer.ok !== true) {
      const error = isRecord(answer.error) ? answer.error : {};
      throw new Error(`There was an error invoking the function - ${String(error.message)}`);
    }
    return metadata === undefined ? answer.value : { body: answer.value, metadata: { rateLimitProperties: {} } };
  },

  fetchProduct: async (frame, payload) => {
    const asked = isRecord(payload) ? payload : {};
    const answer = await askRecord('POST', '/_sandbox/bridge/product', { ...asked, token: frame.info.token });
    return { ...answer, statusText: '', isAttachment: false };
  },

  fetchRemote: () => unmodelled('fetchRemote'),
  requestTeamworkGraph: () => unmodelled('requestTeamworkGraph'),
  trackObjectStoreAction: () => unmodelled('objectStore'),

  /** People a person might mean, as Jira's user search finds them. */
  fetchUserRecommendations: async (_frame, payload) => {
    const query = isRecord(payload) && typeof payload.query === 'string' ? payload.query : '';
    return ask('GET', `/rest/api/3/user/search?query=${encodeURIComponent(query)}`);
  },
};

function unmodelled(what: string): never {
  const text = `${what} is not modelled by the local Jira`;
  reportProblem(text);
  throw new Error(text);
}
