import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Clock, JiraAsPerson, Store } from '../../ports';
import { demandAdmin } from '../demand-admin';

/** A page of everything in the app's storage. That somebody took it along is in the audit log. */
export async function exportAll(
  { person, store, clock }: { clock: Clock; person: Pick<JiraAsPerson, 'isAdmin'>; store: Pick<Store, 'everything' | 'audit'> },
  { cursor }: ParsedInput<'exportAll'>,
  accountId: string,
): Promise<CallOutput<'exportAll'>> {
  await demandAdmin(person);
  if (cursor === undefined)
    await store.audit.append({ at: new Date(clock.now()).toISOString(), by: accountId, what: 'exportedAll', values: {} });
  const { things, next } = await store.everything.list(cursor);
  return { entries: things, next };
}
