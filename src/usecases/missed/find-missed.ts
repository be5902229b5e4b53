import { AppFault } from '../../contract/errors';
import type { PublishedPolicy, Settings } from '../../contract/types';
import { type Decision, decide } from '../../domain/incident/decide';
import type { IssueFacts } from '../../domain/incident/facts';
import { isIncident } from '../../domain/settings/incident-types';
import type { FoundFacts, JiraAsApp, JiraInBulk, ReadFacts, RefusedPlace, Store, WakeUp } from '../../ports';
import { type AskPorts, askForLooks } from '../ask-for-looks';
import { knowing, namedIn } from '../bulk/read-ahead';
import { readInput } from '../reconcile/read-input';
import type { CategoryPorts } from '../reconcile/status-categories';
import { appFieldValues } from '../reconcile/write-app-fields';
import { dirty, queued } from '../wake-ups/rules';

const MINUTE = 60_000;
/** ms a search begins before the end of the one before: the search is behind, and counts in minutes. */
const OVERLAP = 5 * MINUTE;
/** How far back the first search goes, ms. */
const FIRST = 60 * MINUTE;
/** Incidents of one run that changed, each a point of Jira's hourly limit; and of those never seen. What is left is for the next run. */
const MOST = 5_000;
const MOST_UNSEEN = 500;

export type MissedPorts = AskPorts &
  CategoryPorts & {
    jira: Pick<JiraAsApp, 'readFacts'>;
    bulk: Pick<JiraInBulk, 'findChanged' | 'findUnseen'>;
    store: Pick<Store, 'readSettings' | 'readPolicy' | 'readPolicyFor' | 'readActs' | 'readManyActs' | 'wakeUps' | 'bulk'>;
  };

/** What a search came to. */
export interface Searched {
  /** Incidents that had changed. */
  changed: number;
  /** Looks that were asked for. */
  asked: number;
  /** Projects Jira did not search. */
  refused: RefusedPlace[];
}

/**
 * Finds the incidents the app did not look at although it should have: an event was lost, or a look ended half way. Every incident that changed
 * since the last search is decided on once more, by what the search knows of it; a look is asked for when something would have to be done.
 * What was searched is noted as it goes on, so that a search that breaks off is gone on with by the next. Undefined while nothing is set up.
 */
export async function findMissed(ports: MissedPorts): Promise<Searched | undefined> {
  const { clock, store, bulk } = ports;
  const [settings, policy, upTo] = await Promise.all([store.readSettings(), store.readPolicy(), store.bulk.readSearchedUpTo()]);
  if (!settings || !policy) return undefined;
  const began = clock.now();
  const places = settings.incidents;
  const named = namedIn(policy, settings);
  const seen = new Map<string, string>();
  const refused = new Map<string, RefusedPlace>();
  let asked = 0;
  let from = upTo === undefined ? began - FIRST : Date.parse(upTo) - OVERLAP;
  let minutes = minutesSince(from, began);
  let cursor: string | undefined;
  for (;;) {
    const page = await bulk.findChanged({ places, minutes, ...(cursor === undefined ? {} : { cursor }) }, settings, named);
    for (const place of page.refused) refused.set(place.projectId, place);
    const fresh = page.facts.filter(({ issueId, updated }) => seen.get(issueId) !== updated);
    for (const { issueId, updated } of fresh) seen.set(issueId, updated);
    asked += await askForMissed(ports, { ...page, facts: fresh }, settings, policy, named);
    const last = Date.parse(page.facts.at(-1)?.updated ?? '');
    if (page.cursor === undefined) break;
    cursor = page.cursor;
    // A page begun anew cannot skip what moved while the pages before were read; Jira's own cursor serves where one minute fills a page.
    const next = minutesSince(last, clock.now());
    if (!(next < minutes && last > from)) continue;
    [from, minutes, cursor] = [last, next, undefined];
    await store.bulk.saveSearchedUpTo(new Date(last).toISOString());
    if (seen.size >= MOST) return { changed: seen.size, asked, refused: [...refused.values()] };
  }
  await store.bulk.saveSearchedUpTo(new Date(began).toISOString());
  const unseen = await bulk.findUnseen(places, MOST_UNSEEN);
  await askToBeSure(ports, unseen.ids);
  return { changed: seen.size, asked: asked + unseen.ids.length, refused: [...refused.values()] };
}

/** JQL counts in whole minutes; one more, as the clock goes on. */
const minutesSince = (instant: number, now: number): number => Math.max(0, Math.ceil((now - instant) / MINUTE)) + 1;

/** Asks for looks at those of a page for which something would have to be done; answers at how many. */
async function askForMissed(
  ports: MissedPorts,
  { facts, unread }: FoundFacts,
  settings: Settings,
  policy: PublishedPolicy,
  named: readonly string[],
): Promise<number> {
  const missed = [...unread];
  if (facts.length > 0) {
    const ids = facts.map(({ issueId }) => issueId);
    const ahead = await knowing(ports, ids, { facts, gone: [], named });
    const known = { ...ports, jira: { ...ports.jira, readFacts: ahead.readFacts }, store: { ...ports.store, readActs: ahead.readActs } };
    for (const one of facts) {
      const wakeUp = await ahead.readWakeUp(one.issueId);
      if (await isMissed(known, one, wakeUp, settings, policy)) missed.push(one.issueId);
    }
  }
  await askToBeSure(ports, missed);
  return missed.length;
}

/**
 * Asks for looks, and notes first that they were asked for: no later search sees what changed before this one, so a look that ends half way or
 * never comes has to be in the sweep's sight.
 */
async function askToBeSure(ports: MissedPorts, issueIds: readonly string[]): Promise<void> {
  if (issueIds.length === 0) return;
  const now = ports.clock.now();
  await ports.store.wakeUps.save(issueIds.map((id) => queued(dirty(id, now), now)));
  await askForLooks(ports, issueIds);
}

async function isMissed(
  ports: MissedPorts,
  { issueId, projectId, issueTypeId }: ReadFacts,
  wakeUp: WakeUp | undefined,
  settings: Settings,
  policy: PublishedPolicy,
): Promise<boolean> {
  if (!isIncident(settings, projectId, issueTypeId)) return false;
  // It is due anyway.
  const now = ports.clock.now();
  if (wakeUp && wakeUp.due <= now) return false;
  try {
    const input = await readInput(ports, issueId, { settings, policy });
    return input !== undefined && lacks(decide(input, now), input.facts, settings, wakeUp);
  } catch (error) {
    // What cannot be decided here fails in its own look, by itself.
    if (error instanceof AppFault && error.error.code === 'TRY_LATER') throw error;
    return true;
  }
}

/** Whether something a decision asks for has not been done. */
function lacks(decision: Decision, facts: IssueFacts, settings: Settings, wakeUp: WakeUp | undefined): boolean {
  const { state, need, wanted, write, acts, effects, wakeAt } = decision;
  // What has to be known of people first is not decided yet.
  if (need.length > 0 || wanted) return true;
  if (!state) return false;
  const late = wakeAt !== undefined && !(wakeUp && wakeUp.due <= Date.parse(wakeAt));
  return write || acts.length > 0 || effects.length > 0 || late || appFieldValues(decision, facts, settings) !== undefined;
}
