import { type ListName, referencesIn } from '../references';
import { anyIncident } from './example';
import type { Check, Finding } from './finding';

/**
 * Entries that change nothing, since nothing uses them: a priority no cell of the matrix gives and no escalation raises to, a calendar and
 * a reason to wait that no clock knows, a message that nothing sends.
 */
export const unused: Check = (policy) => {
  const named = new Set(referencesIn(policy).flatMap(({ list, id, path }) => (counts(list, path) ? [`${list}/${id}`] : [])));
  const waiting = policy.communication.templates.filter(({ event, active }) => event === undefined && active);
  const lists: [ListName, Finding['path'], readonly { id: string; name: string }[]][] = [
    ['priorities', ['priorities'], policy.priorities],
    ['calendars', ['calendars'], policy.calendars],
    ['holdReasons', ['holdReasons'], policy.holdReasons],
    ['templates', ['communication', 'templates'], waiting],
  ];
  return lists.flatMap(([list, path, all]) =>
    all
      .filter(({ id }) => !named.has(`${list}/${id}`))
      .map(
        ({ id, name }): Finding => ({
          code: 'unused',
          severity: 'warning',
          path: [...path, id],
          values: { list, name },
          example: { ...anyIncident(policy), ...(list === 'holdReasons' ? { holdReason: name } : {}) },
        }),
      ),
  );
};

/** Whether naming an entry there gives it an effect: a rule for incidents of a priority gives none, reminders of a wait hold no clock. */
const counts = (list: ListName, path: Finding['path']): boolean =>
  list === 'priorities'
    ? path[0] === 'matrix' || path[0] === 'major' || path.at(-1) === 'priority'
    : list !== 'holdReasons' || path[0] === 'metrics';
