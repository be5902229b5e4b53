import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput, Policy, PublishedPolicy, Settings } from '../../contract/types';
import type { IncidentState } from '../../domain/incident/state';
import { type PolicyIncident, versionFor } from '../../domain/policy/version-for';
import { incidentOf } from '../../domain/sla/chosen-version';
import type { JiraAsApp, Store } from '../../ports';
import { type DecidePorts, decideUnchosen } from '../reconcile/decide-knowing';
import { type InputPorts, readInput } from '../reconcile/read-input';
import { demandDraft } from './demand-draft';
import { type Desk, type DeskPorts, enterDesk } from './enter-desk';

/** Incidents of the sample. */
const SAMPLE = 10;

export type PreviewPorts = DeskPorts &
  DecidePorts &
  InputPorts & {
    app: Pick<JiraAsApp, 'countOpen' | 'listNewest'>;
    store: Pick<Store, 'readSettings' | 'drafts' | 'readPolicyVersion'>;
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
  const input = await readInput(ports, issueId, { settings, policy: current }, [next]);
  if (!input) return undefined;
  const { facts, incidentPolicy = current, clockPolicy = incidentPolicy } = input;
  const added = { version: next.version, publishedAt: next.publishedAt, applies };
  const takes = (incident: PolicyIncident): boolean => versionFor([...versions, added], incident)?.version === next.version;
  const incident = incidentOf(facts, input.acts.acts);
  // What somebody chose for its clocks stays theirs.
  const [taken, clocksTaken] = [takes({ ...incident, chosen: undefined }), takes(incident)];
  const now = ports.clock.now();
  const [before, after] = await Promise.all([
    decideUnchosen(ports, input, now),
    decideUnchosen(
      ports,
      { ...input, policy: next, incidentPolicy: taken ? next : incidentPolicy, clockPolicy: clocksTaken ? next : clockPolicy },
      now,
    ),
  ]);
  if (!before.decision.state || !after.decision.state) return undefined;
  return {
    issueId,
    key: facts.key,
    applies: taken,
    before: outcomeOf(before.decision.state, clockPolicy.version),
    after: outcomeOf(after.decision.state, clocksTaken ? null : clockPolicy.version),
  };
}

const outcomeOf = ({ priority, clocks }: IncidentState, version: number | null): Preview['sample'][number]['before'] => ({
  version,
  ...(priority.name === undefined ? {} : { priority: priority.name }),
  clocks: clocks.map(({ metric, name, state, dueAt, goal, elapsedMs }) => ({
    metric,
    name,
    state,
    elapsedMs,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(goal === undefined ? {} : { goalMs: goal.ms }),
  })),
});
