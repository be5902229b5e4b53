import type { CallOutput, ParsedInput } from '../../contract/types';
import type { JiraAsPerson, Store } from '../../ports';
import { demandAdmin } from '../demand-admin';

/** What admins did, newest first. */
export async function readAudit(
  { person, store }: { person: Pick<JiraAsPerson, 'isAdmin'>; store: Pick<Store, 'audit'> },
  { before }: ParsedInput<'readAudit'>,
): Promise<CallOutput<'readAudit'>> {
  await demandAdmin(person);
  return store.audit.read(before);
}
