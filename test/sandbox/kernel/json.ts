/** How deep JSON from outside may nest: what Jackson, Jira's JSON reader, allows by default. Deeper would only exhaust the stack of who reads it. */
const DEEPEST = 1_000;

/** JSON from outside. Throws SyntaxError for what is none, or nests deeper than anything sensible. */
export function parseOutsideJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!within(parsed, DEEPEST)) throw new SyntaxError(`The JSON nests deeper than ${DEEPEST} levels.`);
  return parsed;
}

function within(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return most > 0 && Object.values(value).every((member) => within(member, most - 1));
}
