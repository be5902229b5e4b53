import { AppFault } from '../../contract/errors';
import type { PublishedPolicy, Settings } from '../../contract/types';
import { ALWAYS, type Verdict, verdictOn } from '../../domain/health/drift';
import { isStunted } from '../../domain/health/stunted';
import { decide } from '../../domain/incident/decide';
import type { Drift, JiraAsApp, JiraInBulk, ReadFacts, Store } from '../../ports';
import { type AskPorts, askForLooks } from '../ask-for-looks';
import { knowing, namedIn } from '../bulk/read-ahead';
import { readInput } from '../reconcile/read-input';
import type { CategoryPorts } from '../reconcile/status-categories';

/** Incidents that are decided again in an hour; each costs a point of Jira's hourly limit. */
const SAMPLE = 50;
const DAY = 86_400_000;
/** How long an incident that is over may still be among them, ms. */
const CLOSED = 30 * DAY;

export type DriftPorts = AskPorts &
  CategoryPorts & {
    jira: Pick<JiraAsApp, 'readFacts' | 'listOpen'>;
    bulk: Pick<JiraInBulk, 'readFacts'>;
    /** Version of the app that runs. */
    code: { version(): string };
    store: Pick<Store, 'readPolicyFor' | 'readActs' | 'readManyActs' | 'wakeUps' | 'health'>;
    /** At least 0, less than 1. */
    random(): number;
  };

/** What a sample came to. */
export interface Sampled {
  sampled: number;
  /** Looks that were due and had not been. */
  late: number;
  drifts: Drift[];
  /** Account ids of those the incidents are assigned to, each with the key of one of them. */
  assignees: ReadonlyMap<string, string>;
  /** Versions of the policy under which a state did not fit into its property whole, each with the key of an incident. */
  stunted: ReadonlyMap<number, string>;
}

/**
 * Decides some incidents again, by chance, and holds what is kept of them against it. What differs is looked at, which heals it, and recorded
 * with its cause, unless it is only late.
 */
export async function sampleDrift(ports: DriftPorts, settings: Settings, policy: PublishedPolicy): Promise<Sampled> {
  const now = ports.clock.now();
  const codeSince = await seenSince(ports, now);
  const ids = await chooseSome(ports, settings, policy, now);
  const named = namedIn(policy, settings);
  const { facts } = ids.length === 0 ? { facts: [] } : await ports.bulk.readFacts(ids, settings, named);
  const known = facts.map(({ issueId }) => issueId);
  const ahead = await knowing(ports, known, { facts, gone: [], named });
  const reading = { ...ports, jira: { ...ports.jira, readFacts: ahead.readFacts }, store: { ...ports.store, readActs: ahead.readActs } };
  const assignees = new Map<string, string>();
  const stunted = new Map<number, string>();
  const drifts: Drift[] = [];
  const late: string[] = [];
  for (const one of facts) {
    const { issueId, key, assignee } = one;
    if (assignee !== undefined && one.status.category !== 'done') assignees.set(assignee, key);
    const wakeUp = await ahead.readWakeUp(issueId);
    // A look is due anyway, and sees whatever differs.
    if (wakeUp && wakeUp.due <= now) continue;
    const found = await secondOpinion(reading, one, { settings, policy, codeSince });
    if (found?.stunted !== undefined) stunted.set(found.stunted, key);
    if (found?.verdict.is === 'late') late.push(issueId);
    if (found?.verdict.is !== 'drift') continue;
    const { parts, cause } = found.verdict;
    drifts.push({ issueId, key, at: new Date(now).toISOString(), parts, cause });
  }
  // Recorded first: a crash between the two leaves something that is found again and recorded twice, never nothing.
  await ports.store.health.recordDrift(drifts);
  await askForLooks(ports, [...late, ...drifts.map(({ issueId }) => issueId)]);
  return { sampled: facts.length, late: late.length, drifts, assignees, stunted };
}

/** Since when this version of the app has been seen running, as an ISO instant. */
async function seenSince({ code, store }: DriftPorts, now: number): Promise<string | undefined> {
  const known = (await store.health.readRuns()).code;
  const version = code.version();
  if (known?.version === version) return known.since;
  const since = new Date(known ? now : 0).toISOString();
  await store.health.noteRun('code', { version, since });
  return since;
}

/** Ids of incidents that are open, or were not long ago: some of those made after an instant of chance. */
async function chooseSome(
  { jira, random }: DriftPorts,
  { incidents }: Settings,
  { since }: PublishedPolicy,
  now: number,
): Promise<string[]> {
  const closedSince = new Date(now - CLOSED).toISOString();
  const from = Date.parse(since);
  // Now and then from the very beginning: incidents may be older than the app.
  const instant = random() < 0.25 ? undefined : new Date(from + random() * (now - from)).toISOString();
  const after = await jira.listOpen({ incidents, closedSince, ...(instant === undefined ? {} : { since: instant }) });
  const ids = after.ids.length > 0 || instant === undefined ? [...after.ids] : [...(await jira.listOpen({ incidents, closedSince })).ids];
  const chosen: string[] = [];
  while (chosen.length < SAMPLE && ids.length > 0) chosen.push(...ids.splice(Math.floor(random() * ids.length), 1));
  return chosen;
}

/** Undefined for what cannot be decided here: it fails in its own look, by itself. */
async function secondOpinion(
  ports: DriftPorts,
  { issueId }: ReadFacts,
  { settings, policy, codeSince }: { settings: Settings; policy: PublishedPolicy; codeSince: string | undefined },
): Promise<{ verdict: Verdict; stunted?: number } | undefined> {
  try {
    const input = await readInput(ports, issueId, { settings, policy });
    if (!input) return undefined;
    const clockPolicy = input.clockPolicy ?? policy;
    const ours = Object.values(settings.fields).flatMap((field) => (field ? [field.fieldId] : []));
    const fields = new Set<string>([...ALWAYS, ...ours, ...namedIn(policy, settings), ...namedIn(clockPolicy, settings)]);
    const decideAt = (instant: number) => decide(input, instant);
    const [policySince = policy.publishedAt] = [clockPolicy.publishedAt, policy.publishedAt].sort().reverse();
    const again = { facts: input.facts, acts: input.acts, self: settings.appAccountId, fields, policySince, decideAt };
    const now = ports.clock.now();
    const { state } = decideAt(now);
    return {
      verdict: verdictOn({ ...again, ...(codeSince === undefined ? {} : { codeSince }) }, now),
      ...(state && isStunted(state) ? { stunted: state.clockPolicy } : {}),
    };
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
    console.warn(`not decided again: issue ${issueId}: ${error.error.message}`);
    return undefined;
  }
}
