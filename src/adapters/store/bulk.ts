import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import type { BulkStore } from '../../ports';
import { readRenewable, writeDocument } from './documents';
import { commit, readRevision, setRevision } from './revisions';

const WORK = 'bulk-work';
const SEARCH = 'missed-search';

const workSchema = v.object({ until: v.number(), hour: v.number(), points: v.number() });
const searchSchema = v.object({ upTo: v.pipe(v.string(), v.isoTimestamp()) });

/** What work in bulk has to remember. */
export const bulk: BulkStore = {
  readWork: async () => {
    const { revision, content } = await readRevision(WORK, workSchema);
    return { revision, ...(content ? { work: content } : {}) };
  },
  writeWork: (after, work) => commit(setRevision(kvs.transact(), WORK, after, work)),
  readSearchedUpTo: async () => (await readRenewable(SEARCH, searchSchema))?.upTo,
  saveSearchedUpTo: (upTo) => writeDocument(SEARCH, { upTo }),
};
