import { text } from '../../effects/values';
import { instantMs } from '../../instant';
import type { Life } from '../life';
import { changesOf, type Happening } from './happening';

/** ms after its creation within which the app's own change of an incident's priority is part of logging it. */
const LOGGING = 10 * 60_000;

/** It was written down. */
export const logged = ({ facts }: Life): Happening => ({ event: 'logged', round: 1, at: instantMs(facts.created), values: {} });

/** Somebody was given it, and still has it. */
export function assigned({ facts }: Life): Happening | undefined {
  const given = changesOf(facts, 'assignee').filter(({ to }) => to !== undefined);
  const last = given.at(-1);
  if (!last || last.to !== facts.assignee) return undefined;
  return { event: 'assigned', round: given.length, at: instantMs(last.at), values: {} };
}

/** Its priority came to be another, and is to stay so. */
export function prioritised({ facts, ground }: Life): Happening | undefined {
  const changes = changesOf(facts, 'priority');
  const last = changes.at(-1);
  if (!last || last.to !== facts.priorityId || last.to !== ground.priorityId) return undefined;
  const at = instantMs(last.at);
  const created = instantMs(facts.created);
  if (at <= created || (last.by === ground.settings.appAccountId && at < created + LOGGING)) return undefined;
  return { event: 'prioritised', round: changes.length, at, values: { reason: text(ground.priority.override?.reason) } };
}
