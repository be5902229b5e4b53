import type { LifeMove } from '../../../../../src/domain/effects/cause';
import type { TextKey } from '../../../../shared/i18n';

/** What people were told of in an incident's life. */
const EVENTS: Readonly<Record<string, TextKey>> = {
  logged: 'explain.told.event.logged',
  assigned: 'explain.told.event.assigned',
  prioritised: 'explain.told.event.prioritised',
  held: 'explain.told.event.held',
  holdReminder: 'explain.told.event.holdReminder',
  resumed: 'explain.told.event.resumed',
  resolutionProposed: 'explain.told.event.resolutionProposed',
  resolutionReminder: 'explain.told.event.resolutionReminder',
  resolved: 'explain.told.event.resolved',
  closed: 'explain.told.event.closed',
  reopened: 'explain.told.event.reopened',
};

/** What the app moved by itself. */
export const MOVES = {
  resolve: 'explain.told.move.resolve',
  close: 'explain.told.move.close',
  reopen: 'explain.told.move.reopen',
  resume: 'explain.told.move.resume',
  reply: 'explain.told.move.reply',
  lapse: 'explain.told.move.lapse',
} as const satisfies Record<LifeMove, TextKey>;

/** What was told, by the event's name in the policy; undefined for one of another version of the app. */
export const eventText = (event: string): TextKey | undefined => (Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined);
