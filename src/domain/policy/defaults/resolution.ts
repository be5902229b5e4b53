import type { Policy } from '../../../contract/types';
import { type Basis, idIf, inCalendar } from './basis';

/** Three working days of silence after a reminder close an incident; a wait for the user ends after five. */
export function defaultResolution(basis: Basis): Policy['resolution'] {
  const user = idIf(basis.holdReasons, 'user');
  const vendor = idIf(basis.holdReasons, 'vendor');
  const code = idIf(basis.closureCodes, 'no-answer') ?? idIf(basis.closureCodes, 'by-itself');
  const workaround = idIf(basis.resolutionKinds, 'workaround');
  return {
    ...inCalendar(basis),
    confirmation: { for: {}, remindAfterDays: [2], silenceClosesAfterDays: 3 },
    reopenWithinDays: 10,
    problemFor: workaround === undefined ? [] : [workaround],
    holdRules: [
      ...(user === undefined
        ? []
        : [{ reason: user, remindAfterDays: [1, 3], resolveAfterDays: 5, ...(code === undefined ? {} : { closureCode: code }) }]),
      ...(vendor === undefined ? [] : [{ reason: vendor, remindAfterDays: [2, 5, 10] }]),
    ],
    taskCancelReasons: ['No longer needed', 'Done elsewhere', 'Made by mistake'],
  };
}
