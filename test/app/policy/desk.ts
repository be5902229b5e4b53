import type { Applies, CallInput, CallOutput, Draft, Policy, PublishedPolicy } from '../../../src/contract/types';
import type { Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall, succeed } from '../firebreak';

export { storeOf } from '../stored';

/** The settings page as somebody opens it. */
export const desk = (local: LocalJira, as: Handle = 'ada'): Promise<CallOutput<'readPolicyDesk'>> =>
  succeed(screenCall(local, 'readPolicyDesk', {}, { as }));

/** The policy in force. */
export const inForce = async (local: LocalJira): Promise<PublishedPolicy> => (await desk(local)).current;

/** Begins the draft. */
export const start = async (local: LocalJira, as: Handle = 'ada', input: CallInput<'startDraft'> = {}): Promise<Draft> =>
  (await succeed(screenCall(local, 'startDraft', input, { as }))).draft;

/** Saves each section in which a document differs from the draft; answers the last etag. */
export async function saveAll(local: LocalJira, draft: Draft, document: Policy, as: Handle = 'ada'): Promise<number> {
  let { etag } = draft;
  const before: Record<string, unknown> = draft.document;
  for (const [section, value] of Object.entries(document)) {
    if (JSON.stringify(before[section]) === JSON.stringify(value)) continue;
    ({ etag } = await succeed(screenCall(local, 'saveDraft', { etag, section, value }, { as })));
  }
  return etag;
}

/** Begins a draft, changes it and publishes it, as an admin does on the page. */
export async function publishChange(
  local: LocalJira,
  change: (document: Policy) => Policy,
  { note = '', applies = 'new' }: { note?: string; applies?: Applies } = {},
): Promise<CallOutput<'publishDraft'>> {
  const draft = await start(local);
  const etag = await saveAll(local, draft, change(draft.document));
  return succeed(screenCall(local, 'publishDraft', { etag, note, applies }, { as: 'ada' }));
}

/** What the app keeps: "keys/settings", "revisions/policy" … in order. */
export function keysOf(local: LocalJira): string[] {
  const rows = local.site.db.all<{ store: string; key: string }>(
    'SELECT store, key FROM forge_value WHERE shown_until = 9e15 ORDER BY store, key',
  );
  return rows.map(({ store, key }) => `${store.replace(/^entity:/, '').replace(/^kv$/, 'keys')}/${key}`);
}

/** The same with one of the first entries of a list renamed. */
export const renamed =
  (section: 'categories' | 'services' | 'channels', name: string) =>
  (document: Policy): Policy => ({ ...document, [section]: document[section].map((one, at) => (at === 0 ? { ...one, name } : one)) });
