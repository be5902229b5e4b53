import * as v from 'valibot';
import type { StatusList } from '../../ports';
import { readRenewable, writeDocument } from './documents';

const KEY = 'statuses';
const listSchema = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  categories: v.record(v.string(), v.picklist(['new', 'indeterminate', 'done'])),
});

/** ms for which a function trusts what it read. */
const TRUST = 600_000;
let known: { at: number; list: StatusList } | undefined;

export async function readStatuses(): Promise<StatusList | undefined> {
  const now = Date.now();
  if (known && now >= known.at && now < known.at + TRUST) return known.list;
  const list = await readRenewable(KEY, listSchema);
  known = list && { at: now, list };
  return list;
}

export async function saveStatuses(list: StatusList): Promise<void> {
  await writeDocument(KEY, list);
  known = { at: Date.now(), list };
}
