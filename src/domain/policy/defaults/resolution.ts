import type { Policy } from '../../../contract/types';
import { type Basis, idIf, inCalendar } from './basis';

/** Three working days of silence close an incident, a wait for the user ends after five, and whoever waits for others is reminded. */
export function defaultResolution(basis: Basis): Policy['resolution'] {
  const code = idIf(basis.closureCodes, 'no-answer') ?? idIf(basis.closureCodes, 'by-itself');
  const workaround = idIf(basis.resolutionKinds, 'workaround');
  return {
    ...inCalendar(basis),
    confirmation: { for: {}, remindAfterDays: [2], silenceClosesAfterDays: 3 },
    reopenWithinDays: 10,
    problemFor: workaround === undefined ? [] : [workaround],
    holdRules: basis.holdReasons
      .slice(0, 20)
      .map(({ id }) =>
        id === 'user'
          ? { reason: id, remindAfterDays: [1, 3], resolveAfterDays: 5, ...(code === undefined ? {} : { closureCode: code }) }
          : { reason: id, remindAfterDays: [2, 5, 10] },
      ),
    taskCancelReasons: ['No longer needed', 'Done elsewhere', 'Made by mistake'],
  };
}
