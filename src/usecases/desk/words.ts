import { fault } from '../../contract/errors';
import { storable } from '../../domain/text';

/**
 * What somebody said, without what Jira cannot store: it goes into the incident's property, where that would keep back every write of the
 * app's for good. Throws INVALID_INPUT when nothing is left. @param what the member of the payload, for the message.
 */
export function readable(what: string, typed: string): string {
  const words = storable(typed).trim();
  if (words === '') throw fault('INVALID_INPUT', `${what} must have a character that can be read`);
  return words;
}
