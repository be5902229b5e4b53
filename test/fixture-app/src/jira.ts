import { asApp, route } from '@forge/api';
import { number, record, text } from './read';

/** JQL function talliedAtLeast(count): work items counted at least so often. */
export function tallied(event: unknown): { jql: string } | { error: string } {
  const { arguments: given, operator } = record(record(event).clause);
  const wanted = Number(Array.isArray(given) ? given[0] : Number.NaN);
  if (!Number.isInteger(wanted)) return { error: 'talliedAtLeast wants a whole number' };
  return { jql: operator === 'not in' ? `tallyCount < ${wanted} OR tallyCount is EMPTY` : `tallyCount >= ${wanted}` };
}

/** Workflow validator: somebody has counted the work item. */
export async function counted(event: unknown): Promise<{ result: boolean; errorMessage: string }> {
  const key = text(record(record(event).issue).key);
  const answer = await asApp().requestJira(route`/rest/api/3/issue/${key}/properties/tally`);
  const times = answer.ok ? number(record(record(await answer.json()).value).count) : 0;
  return { result: times > 0, errorMessage: `Nobody has counted ${key} yet.` };
}
