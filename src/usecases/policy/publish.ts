import type { Applies, CallOutput, Policy, PublishedPolicy } from '../../contract/types';
import { isForAllOpen } from '../../domain/policy/for-all-open';
import type { AuditLine, Queue, Store } from '../../ports';
import { makeOptions, type OptionPorts } from './make-options';

/**
 * Seconds after which a version is applied to open incidents: until then a function may still know only the version before (a minute), and
 * the one that publishes lives for at most 25 seconds.
 */
const APPLY_AFTER = 90;

export type PublishPorts = OptionPorts & {
  store: Pick<Store, 'publishPolicy'>;
  queue: Pick<Queue, 'applyPolicy'>;
};

interface Wanted {
  current: PublishedPolicy;
  document: Policy;
  note: string;
  applies: Applies;
  draft?: number;
  what: 'published' | 'rolledBack';
  values?: Record<string, string>;
}

/**
 * Puts a document in force as the next version. What it needs in Jira is made first; then what will apply it to open incidents is queued, with
 * a delay: it does nothing unless the version is there by then. Last the version itself, all at once. So a crash at any point leaves the old
 * version or the new one, and a new one that is for open incidents reaches them. One that changes routing or escalation reaches all of them,
 * whichever it is for: what was withdrawn is no longer announced, and what is new is not late.
 */
export async function publish(ports: PublishPorts, wanted: Wanted, by: string): Promise<CallOutput<'publishDraft'>> {
  const { current, document, note, applies, draft, what } = wanted;
  const options = await makeOptions(ports, current.document, document);
  const version = current.version + 1;
  const at = new Date(ports.clock.now()).toISOString();
  const reaches: Applies = isForAllOpen(current.document, document) ? 'open' : applies;
  const forOpen = reaches !== 'new';
  if (forOpen) await ports.queue.applyPolicy(version, APPLY_AFTER);
  const audit: AuditLine = { at, by, what, values: { version: String(version), note, ...wordsOf(applies), ...wanted.values } };
  await ports.store.publishPolicy(current.version, {
    document,
    by,
    note,
    at,
    applies,
    audit,
    ...(draft === undefined ? {} : { draft }),
    ...(forOpen ? { application: { version, applies: reaches, state: 'waiting', total: 0, asked: 0, since: at, at, pending: [] } } : {}),
  });
  return { version, options };
}

const wordsOf = (applies: Applies): Record<string, string> =>
  typeof applies === 'string' ? { applies } : { applies: 'openSince', since: applies.openSince };
