import { AppFault } from '../../contract/errors';
import type { PublishedPolicy, Settings } from '../../contract/types';
import { NO_ACTS } from '../../domain/acts/act';
import { fieldsNamed } from '../../domain/sla/fields-named';
import type { JiraAsApp, JiraInBulk, ReadFacts, Store, WakeUp } from '../../ports';

export interface ReadAheadPorts {
  jira: Pick<JiraAsApp, 'readFacts'>;
  bulk: Pick<JiraInBulk, 'readFacts'>;
  store: Pick<Store, 'readActs' | 'readManyActs' | 'wakeUps'>;
}

/** What looks at many issues read, read for them. */
export interface ReadAhead {
  readFacts: JiraAsApp['readFacts'];
  readActs: Store['readActs'];
  readWakeUp(issueId: string): Promise<WakeUp | undefined>;
}

/** Ids of the fields beside the app's own that the policy in force asks for. */
export const namedIn = (policy: PublishedPolicy, settings: Settings): string[] => fieldsNamed(policy.document, settings);

/**
 * Reads what looks at many issues need, in few calls. What cannot be read together each look reads by itself, so that one issue keeps no other
 * from being looked at.
 */
export async function readAhead(
  ports: ReadAheadPorts,
  issueIds: readonly string[],
  settings: Settings,
  named: readonly string[],
): Promise<ReadAhead> {
  const all = await unlessRefused(ports.bulk.readFacts(issueIds, settings, named));
  const { facts, unread } = all ?? { facts: [], unread: issueIds };
  // What was asked for and is neither among the issues nor among those to be read alone is gone.
  const gone = issueIds.filter((id) => !unread.includes(id) && !facts.some(({ issueId }) => issueId === id));
  return knowing(ports, issueIds, { facts, gone, named });
}

/** The same when the facts are known already. */
export async function knowing(
  { jira, store }: Pick<ReadAheadPorts, 'jira' | 'store'>,
  issueIds: readonly string[],
  { facts, gone, named }: { facts: readonly ReadFacts[]; gone: readonly string[]; named: readonly string[] },
): Promise<ReadAhead> {
  const [acts, wakeUps] = await Promise.all([unlessRefused(store.readManyActs(issueIds)), store.wakeUps.readMany(issueIds)]);
  const byId = new Map(facts.map((one) => [one.issueId, one]));
  const lost = new Set(gone);
  return {
    // A look whose incident runs under a policy that asks for other fields reads by itself.
    readFacts: async (issueId, settings, wanted) => {
      const enough = wanted.every((id) => named.includes(id));
      const known = byId.get(issueId);
      if (known && enough) return known;
      return lost.has(issueId) ? undefined : jira.readFacts(issueId, settings, wanted);
    },
    readActs: async (issueId) => (acts ? (acts.get(issueId) ?? NO_ACTS) : store.readActs(issueId)),
    readWakeUp: async (issueId) => wakeUps.get(issueId),
  };
}

async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
    console.warn(`not read together: ${error.error.message}`);
    return undefined;
  }
}
