import { fault } from '../../contract/errors';
import type { CallOutput } from '../../contract/types';
import { incidentOf, lastChoice } from '../../domain/sla/chosen-version';
import type { JiraAsApp, Store } from '../../ports';
import { type Actor, readGround } from '../panel/ground';
import { hasRight } from '../panel/rights';
import { readInput } from '../reconcile/read-input';
import type { ClockPorts } from './explain-clocks';

/** Versions listed at most. */
const MOST = 50;

/** The versions of the policy, which of them an incident's clocks run under, and whether this person may choose another one. */
export async function readClockPolicies(
  ports: ClockPorts & { app: Pick<JiraAsApp, 'readMembership'>; store: Pick<Store, 'listPolicies'> },
  actor: Actor,
): Promise<CallOutput<'readClockPolicies'>> {
  const { app, store } = ports;
  const ground = await readGround(ports, actor);
  const [input, all, mayChoose] = await Promise.all([
    readInput({ ...ports, jira: app }, actor.issueId, ground),
    store.listPolicies(),
    hasRight(app, actor, ground, 'chooseClockPolicy'),
  ]);
  const running = input?.clockPolicy?.version;
  const original = input && (await store.readPolicyFor(incidentOf(input.facts, [])))?.version;
  if (running === undefined || original === undefined) throw fault('NOT_FOUND', `Issue ${actor.issueId} is gone or hidden from the app.`);
  const choice = input && lastChoice(input.acts.acts);
  const newest = new Set(all.slice(-MOST).map(({ version }) => version));
  const listed = all.filter(({ version }) => newest.has(version) || version === running || version === original);
  return {
    versions: listed.reverse().map(({ version, publishedAt, by, note }) => ({ version, publishedAt, by: by ?? null, note: note ?? '' })),
    original,
    running,
    chosen: choice ? { version: choice.version, at: choice.at, by: choice.by, reason: choice.reason, before: choice.before } : null,
    mayChoose,
  };
}
