import type { ProductEvent } from '../../jira/jira';
import type { Json } from '../json';
import type { Platform } from '../platform';

/**
 * What a trigger's `payload.include` adds to an event. The platform's form of the added members could not be looked up, so asking for it is a
 * loud problem rather than a guess.
 */
export function includePayload(platform: Platform, event: ProductEvent, include: Json): Json {
  platform.site.problems.report({
    where: 'event',
    what: `payload.include (${Object.keys(include).join(', ')}) of a trigger on ${event.eventType} is not modelled by the local Jira`,
  });
  return {};
}
