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

/**
 * Bytes of a policy as a screen sends its file: as a text, in which quotes and backslashes count twice. Short of the 500 KB the platform takes
 * at once, with room for the rest of the call.
 */
const SENT_BYTES_MAX = 490 * 1024;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Throws INVALID_INPUT for a document that is larger than a policy may be. */
export function checkSize(document: unknown): void {
  const text = JSON.stringify(document);
  tooLarge('The policy', bytesOf(text), POLICY_BYTES_MAX);
  tooLarge('With its quotes marked, as a file is sent, the policy', bytesOf(JSON.stringify(text)), SENT_BYTES_MAX);
}

function tooLarge(what: string, bytes: number, most: number): void {
  if (bytes <= most) return;
  const inKb = (size: number): number => Math.ceil(size / 1024);
  const message = `${what} would have ${inKb(bytes)} KB, and may have ${inKb(most)} KB: shorten texts or leave entries out.`;
  throw new AppFault({ code: 'INVALID_INPUT', message, details: [message] });
}
