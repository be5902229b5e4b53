import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import type { GroupStore } from '../../ports';
import { commit, readRevision, setRevision } from './revisions';

const instant = v.pipe(v.string(), v.isoTimestamp());

const bookSchema = v.object({
  people: v.exactOptional(v.object({ at: instant, of: v.string(), active: v.array(v.string()), inactive: v.array(v.string()) })),
  work: v.exactOptional(
    v.object({
      at: instant,
      open: v.record(v.string(), v.record(v.string(), v.number())),
      given: v.array(v.object({ issueId: v.string(), to: v.string(), priorityId: v.string(), at: instant })),
    }),
  ),
  turns: v.array(v.string()),
});

const keyOf = (group: string): string => `support-group:${group}`;

/** What the app remembers of support groups. What another version of the app left is forgotten. */
export const groups: GroupStore = {
  read: async (group) => {
    const { revision, content } = await readRevision(keyOf(group), v.unknown());
    const parsed = v.safeParse(bookSchema, content);
    return { revision, book: parsed.success ? parsed.output : { turns: [] } };
  },
  write: (group, after, book) => commit(setRevision(kvs.transact(), keyOf(group), after, book)),
};
