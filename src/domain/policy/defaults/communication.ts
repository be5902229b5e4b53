import type { MessageEvent, MessageTemplate, Policy } from '../../../contract/types';
import { type Basis, HOUR, inCalendar } from './basis';
import { MESSAGES, type MessageText } from './messages';

const template = (
  id: string,
  name: string,
  event: MessageEvent | undefined,
  channel: MessageTemplate['channel'],
  to: MessageTemplate['to'],
  texts: MessageText,
  active = true,
): MessageTemplate => ({ id, name, help: '', ...(event ? { event } : {}), active, for: {}, to, channel, texts });

const requester: MessageTemplate['to'] = [{ who: 'reporter' }, { who: 'affectedUser' }];

/** What the requester hears at each step of an incident's life, and what people hear of an escalation or a major incident. */
export function defaultCommunication(basis: Basis): Policy['communication'] {
  const urgent = basis.priorities.slice(0, Math.min(2, basis.priorities.length - 1)).map(({ id }) => id);
  const heard = (id: string, name: string, event: MessageEvent, texts: MessageText, active?: boolean): MessageTemplate =>
    template(id, name, event, 'publicComment', requester, texts, active);
  return {
    templates: [
      heard('logged', 'Logged', 'logged', MESSAGES.logged),
      heard('assigned', 'Assigned', 'assigned', MESSAGES.assigned, false),
      heard('held', 'Waiting', 'held', MESSAGES.held),
      heard('hold-reminder', 'Reminder while waiting', 'holdReminder', MESSAGES.holdReminder),
      template(
        'still-waiting',
        'Still waiting, for those who have it',
        'holdReminder',
        'notification',
        [{ who: 'assignee' }, { who: 'groupLead' }],
        MESSAGES.stillWaiting,
      ),
      heard('resolution-proposed', 'Resolution proposed', 'resolutionProposed', MESSAGES.resolutionProposed),
      heard('resolution-reminder', 'Reminder to confirm', 'resolutionReminder', MESSAGES.resolutionReminder),
      heard('resolved', 'Resolved', 'resolved', MESSAGES.resolved),
      heard('closed', 'Closed', 'closed', MESSAGES.closed),
      heard('reopened', 'Reopened', 'reopened', MESSAGES.reopened),
      heard('update', 'Regular update', 'update', MESSAGES.update),
      template('escalated', 'Escalated', undefined, 'notification', [{ who: 'groupLead' }], MESSAGES.escalated),
      template(
        'major-declared',
        'Major incident declared',
        'majorDeclared',
        'notification',
        [{ who: 'incidentManagers' }, { who: 'processOwners' }],
        MESSAGES.majorDeclared,
      ),
      template(
        'major-update',
        'Major incident update',
        'majorUpdate',
        'publicComment',
        [...requester, { who: 'watchers' }],
        MESSAGES.majorUpdate,
      ),
      template(
        'major-resolved',
        'Major incident resolved',
        'majorResolved',
        'publicComment',
        [...requester, { who: 'watchers' }],
        MESSAGES.majorResolved,
      ),
      heard('survey', 'Survey', 'surveyInvitation', MESSAGES.surveyInvitation),
      heard('survey-reminder', 'Survey reminder', 'surveyReminder', MESSAGES.surveyReminder),
    ],
    cadences: [
      ...(urgent.length > 0 ? [{ id: 'urgent', name: 'Urgent incidents', help: '', for: { priorities: urgent }, everyMs: 4 * HOUR }] : []),
      { id: 'others', name: 'All others', help: '', for: {}, everyMs: 24 * HOUR, ...inCalendar(basis) },
    ],
  };
}
