import * as v from 'valibot';
import { POLICY_BYTES_MAX } from '../../contract/drafts';
import { AppFault } from '../../contract/errors';
import { faultsIn } from '../../contract/parse';

/** Faults told at once. */
const TOLD = 50;

/** Checks something against a schema of the policy. Throws INVALID_INPUT, in details a line for each fault: path, value, mend. */
export function checkForm<S extends v.GenericSchema>(schema: S, value: unknown, root: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const faults = faultsIn(parsed.issues, root).slice(0, TOLD);
  throw new AppFault({ code: 'INVALID_INPUT', message: faults.slice(0, 5).join('; '), details: faults });
}

/** Throws INVALID_INPUT for a document that is larger than a policy may be. */
export function checkSize(document: unknown): void {
  const bytes = new TextEncoder().encode(JSON.stringify(document)).length;
  if (bytes <= POLICY_BYTES_MAX) return;
  const [has, most] = [bytes, POLICY_BYTES_MAX].map((size) => Math.ceil(size / 1024));
  const message = `The policy would have ${has} KB, and may have ${most} KB: shorten texts or leave entries out.`;
  throw new AppFault({ code: 'INVALID_INPUT', message, details: [message] });
}
