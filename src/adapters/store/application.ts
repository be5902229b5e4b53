import type { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { applicationSchema } from '../../contract/drafts';
import type { ApplicationRun, ApplicationStore } from '../../ports';
import { readDocument, writeDocument } from './documents';

/** One key for each version: only its own run writes it. */
const keyOf = (version: number): string => `policy-application:${version}`;

const runSchema = v.strictObject({ ...applicationSchema.entries, pending: v.array(v.string()), cursor: v.exactOptional(v.string()) });

/** How far versions that are for open incidents have come among them. */
export const applications: ApplicationStore = {
  read: (version) => readDocument(keyOf(version), runSchema),
  save: (run) => writeDocument(keyOf(run.version), run),
};

/** Adds to a transaction: a version is to be applied. */
export function applicationIn(transaction: ReturnType<typeof kvs.transact>, run: ApplicationRun): void {
  transaction.set(keyOf(run.version), run);
}
