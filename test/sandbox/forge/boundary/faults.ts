import { CALL_FAULTS, FAULTS, type Seam } from '../../kernel/faults';
import type { Site } from '../../kernel/site';
import type { WireAnswer } from '../code/code';
import type { Invocation } from '../invoke';
import { jsonAnswer, noAnswer } from './wire';

const never = (): Promise<WireAnswer> => new Promise(() => undefined);

/** Performs a call unless a fault switched on for it strikes. */
export async function withFaults(
  site: Site,
  call: { seam: Seam; label: string; invocation: Invocation; refusal?: (status: number, headers: Record<string, string>) => WireAnswer },
  perform: () => Promise<WireAnswer>,
): Promise<WireAnswer> {
  const fault = site.faults.strike(call.seam, call.label, call.seam === 'jira' ? FAULTS.jira : CALL_FAULTS);
  if (!fault) return perform();
  site.journal.note('fault', `${fault.kind} on ${call.seam} ${call.label}`);
  const refusal = call.refusal ?? ((status, headers) => jsonAnswer(status, { errorMessages: [`${status}`], errors: {} }, headers));
  switch (fault.kind) {
    case 'rate-limit':
      return refusal(429, {
        'retry-after': String(fault.retryAfterS ?? 5),
        'ratelimit-reason': 'jira-burst-based',
        'x-ratelimit-remaining': '0',
      });
    case 'server-error':
      return refusal(503, {});
    case 'not-granted':
      return refusal(403, {});
    case 'time-out':
      return noAnswer(call.label);
    case 'lost-answer':
      await perform();
      return noAnswer(call.label);
    case 'crash-before':
      call.invocation.crash();
      return never();
    case 'crash-after':
      await perform();
      call.invocation.crash();
      return never();
    case 'drop':
    case 'double':
    case 'delay':
      return perform();
  }
}
