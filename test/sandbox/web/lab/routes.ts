import type { Route } from '../route';
import { clockActions } from './clock';
import { faultActions } from './faults';
import { labActions, labReads } from './state';

/**
 * What the lab page asks of the server: the stage behind the play. Anyone of the switcher may use it, since it is no part of Jira; only
 * from our own pages.
 */
export const labRoutes: Route[] = [...labReads, ...clockActions, ...faultActions, ...labActions];
