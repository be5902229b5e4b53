import * as v from 'valibot';
import { ENTRY_ID, NAME_MAX, NO_IDS, TEXT_MAX } from './limits';
import { written } from './written';

// Parts of which the sections of a policy are made.

export const entryId = v.pipe(
  v.string(),
  v.regex(ENTRY_ID, ({ input }) =>
    NO_IDS.includes(input) ? 'must be another word' : 'must be of lower-case letters, digits and dashes, at most 40',
  ),
);
/** A name of at most so many characters. */
export const nameOf = (max: number) =>
  v.pipe(written, v.minLength(1, 'must not be empty'), v.maxLength(max, `must have at most ${max} characters`));
export const name = nameOf(NAME_MAX);
export const text = v.pipe(written, v.maxLength(TEXT_MAX, `must have at most ${TEXT_MAX} characters`));
export const jiraId = v.pipe(v.string(), v.regex(/^\d{1,19}$/, 'must be an id of Jira’s: digits only'));

/** Something an admin named, with a sentence for whoever has to choose it. The id stays when the name changes. */
export const entry = v.strictObject({ id: entryId, name, help: text });

const distinct = <T extends { id: string }>(entries: readonly T[]): boolean => new Set(entries.map(({ id }) => id)).size === entries.length;

/** A list of such things, of a certain size, each id once. */
export const entries = <S extends v.GenericSchema<{ id: string }, { id: string }>>(item: S, min: number, max: number) =>
  v.pipe(
    v.array(item),
    v.minLength(min, `must have at least ${min}`),
    v.maxLength(max, `must have at most ${max}`),
    v.check((all) => distinct(all), 'must not name an id twice'),
  );

/** Something of Jira's, by its id; the name is for reading. */
export const named = v.strictObject({ id: v.pipe(v.string(), v.minLength(1), v.maxLength(255)), name });
