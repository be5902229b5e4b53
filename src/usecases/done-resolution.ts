import type { Way } from '../ports';

/** Jira's own field for how an issue was resolved. */
export const RESOLUTION = 'resolution';

/** Names of a resolution that says that something is done, in languages of sites. */
const DONE = /^(done|fixed|resolved|complete|termin|r[ée]solu|fini|corrig)/i;

/** The resolution a transition's screen offers that says that it is done, else its first; undefined: the screen has no such field, or nothing to choose. */
export function doneResolution({ fields }: Pick<Way, 'fields'>): { id: string } | undefined {
  const { options = [] } = Object.hasOwn(fields, RESOLUTION) ? (fields[RESOLUTION] ?? {}) : {};
  const chosen = options.find(({ name }) => DONE.test(name)) ?? options[0];
  return chosen && { id: chosen.id };
}
