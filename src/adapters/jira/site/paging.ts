import * as v from 'valibot';

/** Things of one page; Jira may give fewer than asked for. */
const PAGE = 100;
/** Far more than any site has of what we list; an answer that never ends must not keep us. */
const MOST_PAGES = 200;

/** Schema of one page of a list. */
export const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({ isLast: v.optional(v.boolean()), total: v.optional(v.number()), values: v.optional(v.array(item), []) });

/** Everything a paged operation lists. `askPage` asks for one page with the query given. */
export async function listAll<T>(
  askPage: (query: {
    startAt: string;
    maxResults: string;
  }) => Promise<{ isLast?: boolean | undefined; total?: number | undefined; values: T[] }>,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const { isLast, total, values } = await askPage({ startAt: String(all.length), maxResults: String(PAGE) });
    all.push(...values);
    if (values.length === 0 || isLast === true || (total !== undefined && all.length >= total)) break;
  }
  return all;
}
