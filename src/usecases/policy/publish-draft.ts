import { AppFault, fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Store } from '../../ports';
import { demandUnchanged } from './demand-draft';
import { type DeskPorts, enterDesk } from './enter-desk';
import { findingsIn, type LintPorts } from './lint-draft';
import { type PublishPorts, publish } from './publish';

export type PublishDraftPorts = DeskPorts & PublishPorts & LintPorts & { store: Pick<Store, 'drafts'> };

/**
 * Makes the draft the version in force. Asked twice for the same draft (the answer to the first time was lost) it says the version it became.
 */
export async function publishDraft(
  ports: PublishDraftPorts,
  { etag, note, applies }: ParsedInput<'publishDraft'>,
  accountId: string,
): Promise<CallOutput<'publishDraft'>> {
  const { current, versions } = await enterDesk(ports, accountId, 'publish');
  const last = versions.at(-1);
  if (last?.draft === etag && last.by === accountId) return { version: last.version, options: { made: [], left: [] } };
  const draft = await demandUnchanged(ports.store.drafts, etag);
  if (draft.base !== current.version) {
    const values = { version: String(current.version), by: current.by, at: current.publishedAt };
    const message = `Version ${current.version} has come into force since the draft was begun: bring the draft up to date first.`;
    throw new AppFault({ code: 'CONFLICT', message, values });
  }
  const errors = (await findingsIn(ports, draft.document)).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const lines = errors.map(({ code, path }) => `${path.join('.')}: ${code}`);
    throw fault('INVALID_INPUT', `The draft has ${errors.length} errors and cannot be published.`, lines.slice(0, 50));
  }
  return publish(ports, { current, document: draft.document, note, applies, draft: etag, what: 'published' }, accountId);
}
