import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { draftSchema } from '../../contract/drafts';
import { fault } from '../../contract/errors';
import type { Draft } from '../../contract/types';
import { migrate } from '../../domain/policy/migrate';
import type { DraftStore } from '../../ports';
import { auditIn } from './audit';
import { bytesOf, type Parts, partsSchema, readParts, removeParts, WHOLE, writeParts } from './parts';
import { commit, readRevision, setRevision } from './revisions';

const KEY = 'policy-draft';

const { document: _document, etag: _etag, ...said } = draftSchema.entries;
/** A draft as it is stored; nothing of it once it is gone: its number stays, so that a screen left open cannot change the next draft. */
const storedSchema = v.object({
  draft: v.exactOptional(v.object({ ...said, document: v.exactOptional(v.unknown()), parts: v.exactOptional(partsSchema) })),
});

/** The one draft of the site. */
export const drafts: DraftStore = {
  read: async () => {
    const { revision, content } = await readRevision(KEY, storedSchema);
    const stored = content?.draft;
    if (!stored) return { etag: revision };
    const { parts, document, ...rest } = stored;
    return { etag: revision, draft: toDraft({ ...rest, etag: revision, document: parts ? await readParts(parts) : document }) };
  },
  write: async (after, draft, line) => {
    const former = await partsOf(after);
    const parts = draft && bytesOf(draft.document) > WHOLE ? await writeParts(`${KEY}:${crypto.randomUUID()}`, draft.document) : undefined;
    const stored = draft ? { draft: parts ? { ...draft, document: undefined, parts } : draft } : {};
    const transaction = setRevision(kvs.transact(), KEY, after, stored);
    if (line) auditIn(transaction, line);
    const done = await commit(transaction);
    const left = done ? former : parts;
    if (left) await removeParts(left);
    if (!done) throw fault('CONFLICT', 'Somebody else changed the draft at the same time.');
    return after + 1;
  },
};

/** Parts of the draft that is there, when it is the one expected. */
async function partsOf(etag: number): Promise<Parts | undefined> {
  if (etag === 0) return undefined;
  const { revision, content } = await readRevision(KEY, storedSchema);
  return revision === etag ? content?.draft?.parts : undefined;
}

function toDraft(stored: Omit<Draft, 'document'> & { document: unknown }): Draft {
  const parsed = v.safeParse(draftSchema, { ...stored, document: migrate(stored.document) });
  if (!parsed.success) throw fault('INTERNAL', 'The stored draft is not of this version’s form.');
  return parsed.output;
}

/** Adds to a transaction: the draft is gone, unless it changed. */
export function draftGone(transaction: ReturnType<typeof kvs.transact>, etag: number): void {
  setRevision(transaction, KEY, etag, {});
}
