import { raiseIncident, readRaiseTarget } from '../usecases/raise-incident';
import { ports } from './compose';
import { expose } from './expose';

const { person: jira, store, queue } = ports;

/** Calls of the "Raise incident" modal. */
export const resolveRaise = expose({
  readRaiseTarget: () => readRaiseTarget({ jira, store }),
  raiseIncident: (input, { accountId, issue }) => raiseIncident({ jira, store, queue }, { accountId }, input, issue),
});
