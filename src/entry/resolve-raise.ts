import { serviceDesk as desk } from '../adapters/jira/desk';
import { raiseIncident } from '../usecases/raise/raise-incident';
import { readRaiseForm } from '../usecases/raise/read-raise-form';
import { ports } from './compose';
import { expose } from './expose';

const { clock, app, person, store, queue } = ports;

/** Calls of the "Raise incident" modal. */
export const resolveRaise = expose({
  readRaiseForm: () => readRaiseForm({ person, desk, store }),
  raiseIncident: (input, { accountId, issue }) => raiseIncident({ clock, app, person, desk, store, queue }, { accountId }, input, issue),
});
