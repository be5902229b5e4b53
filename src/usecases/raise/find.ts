import { AppFault } from '../../contract/errors';
import { matchesOf } from '../../domain/raise/match';
import type { Attempt } from '../../ports';
import type { Made } from './make';
import type { Order, RaisePorts } from './order';

/**
 * The incident that an attempt with unknown outcome made; undefined when there is none. An issue that carries no intent and whose acts say
 * that another intent made it is not it. Throws what Jira or the storage throws: then nothing is known.
 * @param attempts those so far; what is looked for cannot be older than the first whose outcome is unknown.
 */
export async function findMade(
  { app, store, desk }: Pick<RaisePorts, 'app' | 'store' | 'desk'>,
  order: Order,
  attempts: readonly Attempt[],
): Promise<Made | undefined> {
  const { accountId, intentId, summary, request, settings } = order;
  const since = attempts.find(({ outcome }) => outcome === undefined)?.at;
  if (since === undefined) return undefined;
  const candidates = await app.findRaised({ projectId: settings.target.projectId, by: accountId, since });
  for (const { issueId, key } of matchesOf(candidates, { accountId, intentId, summary, since, asRequest: request !== undefined })) {
    const { acts } = await store.readActs(issueId);
    if (acts.some((act) => act.kind === 'raised' && act.intentId !== intentId)) continue;
    const portalPath = request ? await whereInPortal(desk, issueId) : undefined;
    return { id: issueId, key, ...(portalPath === undefined ? {} : { portalPath }), notSet: [] };
  }
  return undefined;
}

/** The address is a convenience: without it the answer still has the key. */
async function whereInPortal(desk: Pick<RaisePorts['desk'], 'portalPath'>, issueId: string): Promise<string | undefined> {
  try {
    return await desk.portalPath(issueId);
  } catch (error) {
    if (error instanceof AppFault) return undefined;
    throw error;
  }
}
