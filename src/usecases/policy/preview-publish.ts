import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput, Policy, PublishedPolicy, Settings } from '../../contract/types';
import { decideKnowing, type DecidePorts } from '../reconcile/decide-knowing';
import { clocksOf } from '../../domain/incident/clocks-of';
import { versionFor } from '../../domain/policy/version-for';
import { fieldsNamed } from '../../domain/sla/fields-named';
import { incidentOf } from '../../domain/sla/chosen-version';
import type { Clock, JiraAsApp, Store } from '../../ports';
import { demandDraft } from './demand-draft';
import { type Desk, type DeskPorts, enterDesk } from './enter-desk';

/** Incidents of the sample. */
const SAMPLE = 10;

export type PreviewPorts = DeskPorts &
  DecidePorts & {
    clock: Clock;
    app: Pick<JiraAsApp, 'countOpen' | 'listNewest' | 'readFacts'>;
    store: Pick<Store, 'readSettings' | 'drafts' | 'readPolicyVersion' | 'readPolicyFor' | 'readActs'>;
  };

type Preview = CallOutput<'previewPublish'>;

/**
 * What publishing would change for open incidents: how many there are, and for some of them, those that changed last, what is decided under
 * either policy. Read as the app, which looks after incidents the admin may not see. Changes nothing.
 */
export async function previewPublish(
  ports: PreviewPorts,
  { applies, version }: ParsedInput<'previewPublish'>,
  accountId: string,
): Promise<Preview> {
  const desk = await enterDesk(ports, accountId, 'publish');
  const [document, settings] = await Promise.all([documentOf(ports, version), ports.store.readSettings()]);
  if (!settings) throw fault('NOT_SET_UP', 'No Jira administrator has set Firebreak up yet.');
  const { incidents } = settings;
  const since = typeof applies === 'string' ? {} : { since: applies.openSince };
  const [open, affected, newest] = await Promise.all([
    ports.app.countOpen({ incidents }),
    applies === 'new' ? 0 : ports.app.countOpen({ incidents, ...since }),
    ports.app.listNewest({ incidents, ...since }, SAMPLE),
  ]);
  const at = new Date(ports.clock.now()).toISOString();
  const next: PublishedPolicy = { ...desk.current, version: desk.current.version + 1, publishedAt: at, by: accountId, note: '', document };
  const sample = await Promise.all(newest.map((issueId) => preview(ports, { desk, next, applies, settings }, issueId)));
  return { open, affected, sample: sample.flatMap((one) => one ?? []) };
}

async function documentOf(ports: PreviewPorts, version: number | undefined): Promise<Policy> {
  if (version === undefined) return (await demandDraft(ports.store.drafts)).document;
  const old = await ports.store.readPolicyVersion(version);
  if (!old) throw fault('NOT_FOUND', `There is no version ${version} of the policy.`);
  return old.document;
}

interface Case {
  desk: Desk;
  next: PublishedPolicy;
  applies: ParsedInput<'previewPublish'>['applies'];
  settings: Settings;
}

/** One incident under both; undefined when it is gone. */
async function preview(
  ports: PreviewPorts,
  { desk, next, applies, settings }: Case,
  issueId: string,
): Promise<Preview['sample'][number] | undefined> {
  const { current, versions } = desk;
  const acts = await ports.store.readActs(issueId);
  // Every field either policy may follow.
  const named = [...new Set([current, next].flatMap(({ document }) => fieldsNamed(document, settings)))];
  const facts = await ports.app.readFacts(issueId, settings, named);
  if (!facts) return undefined;
  const incident = incidentOf(facts, acts.acts);
  const known = (await ports.store.readPolicyFor(incident)) ?? current;
  const chosen = versionFor([...versions, { version: next.version, publishedAt: next.publishedAt, applies }], incident);
  const taken = chosen?.version === next.version;
  const input = { facts, acts, settings, members: new Map() };
  const now = ports.clock.now();
  const [before, after] = await Promise.all([
    decideKnowing(ports, { ...input, policy: current, clockPolicy: known }, now),
    decideKnowing(ports, { ...input, policy: next, clockPolicy: taken ? next : known }, now),
  ]);
  if (!before.decision.state || !after.decision.state) return undefined;
  return {
    issueId,
    key: facts.key,
    applies: taken,
    before: outcomeOf(before.decision.state, known.version),
    after: outcomeOf(after.decision.state, taken ? null : known.version),
  };
}

type State = NonNullable<Awaited<ReturnType<typeof decideKnowing>>['decision']['state']>;

const outcomeOf = (state: State, version: number | null): Preview['sample'][number]['before'] => ({
  version,
  ...(state.priority.name === undefined ? {} : { priority: state.priority.name }),
  clocks: clocksOf(state),
});
