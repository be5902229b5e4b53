import type { IncidentState } from '../incident/state';

/**
 * Whether a state was cut to fit into its property (domain/sla/shed.ts) so far that it shows: the calendar of a clock that still runs is not
 * there, and the panel cannot let it tick.
 */
export const isStunted = ({ clocks, calendars }: Pick<IncidentState, 'clocks' | 'calendars'>): boolean =>
  clocks.some(({ state, goal }) => state === 'running' && goal !== undefined && !Object.hasOwn(calendars, goal.calendar));
