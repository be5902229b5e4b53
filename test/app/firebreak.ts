import * as v from 'valibot';
import { type CallName, calls } from '../../src/contract/calls';
import type { CallInput, CallOutput, Choices, Settings } from '../../src/contract/types';
import { call, fields, type Made, withFirm } from '../fixture/firm';
import { accountId, type Handle } from '../sandbox/demo/people';
import type { LocalJira, LocalJiraOptions } from '../sandbox/local-jira';
import { ROOT, restAs } from '../support/local-jira';
import { hasPolicy, quieten } from './quiet';

/** Which module a call belongs to. */
const MODULES: Record<CallName, string> = {
  requestLook: 'firebreak-incident',
  readPanelForm: 'firebreak-incident',
  setLevels: 'firebreak-incident',
  overridePriority: 'firebreak-incident',
  releasePriority: 'firebreak-incident',
  explainClocks: 'firebreak-incident',
  readClockPolicies: 'firebreak-incident',
  previewClockPolicy: 'firebreak-incident',
  chooseClockPolicy: 'firebreak-incident',
  readDeskForm: 'firebreak-incident',
  readSupportPeople: 'firebreak-incident',
  acknowledge: 'firebreak-incident',
  snooze: 'firebreak-incident',
  endSnooze: 'firebreak-incident',
  escalate: 'firebreak-incident',
  deEscalate: 'firebreak-incident',
  askForSupport: 'firebreak-incident',
  askForEscalation: 'firebreak-incident',
  readLifeForm: 'firebreak-incident',
  hold: 'firebreak-incident',
  resume: 'firebreak-incident',
  proposeResolution: 'firebreak-incident',
  answerResolution: 'firebreak-incident',
  overrideGate: 'firebreak-incident',
  addTasks: 'firebreak-incident',
  cancelTask: 'firebreak-incident',
  readRequest: 'firebreak-request',
  answerRequest: 'firebreak-request',
  readWatchDesk: 'firebreak-watch-list',
  readRaiseForm: 'firebreak-raise-action',
  raiseIncident: 'firebreak-raise-action',
  readSettings: 'firebreak-settings',
  runPreflight: 'firebreak-settings',
  setUp: 'firebreak-settings',
  readPolicyDesk: 'firebreak-settings',
  startDraft: 'firebreak-settings',
  takeOverDraft: 'firebreak-settings',
  saveDraft: 'firebreak-settings',
  rebaseDraft: 'firebreak-settings',
  discardDraft: 'firebreak-settings',
  lintDraft: 'firebreak-settings',
  readVersion: 'firebreak-settings',
  previewPublish: 'firebreak-settings',
  publishDraft: 'firebreak-settings',
  rollBack: 'firebreak-settings',
  publishProgress: 'firebreak-settings',
  importPolicy: 'firebreak-settings',
  readAudit: 'firebreak-settings',
  exportAll: 'firebreak-settings',
  deleteAll: 'firebreak-settings',
  readHolidays: 'firebreak-settings',
  readHealth: 'firebreak-settings',
  checkUp: 'firebreak-settings',
  recheckProblem: 'firebreak-settings',
  dismissProblem: 'firebreak-settings',
  previewGates: 'firebreak-settings',
  applyGates: 'firebreak-settings',
  removeGates: 'firebreak-settings',
};

export type Outcome<N extends CallName> =
  | { value: CallOutput<N> }
  | { error: { code: string; message: string; details?: string[]; values?: Record<string, unknown> } }
  | { broken: string };

/** Firebreak in a local Jira with the demo company's people and projects and no history. */
export const withFirebreak = <T>(
  use: (local: LocalJira) => Promise<T>,
  options: Partial<LocalJiraOptions> & { problems?: 'expected' } = {},
): Promise<T> => withFirm({ appDir: ROOT, ...options }, use);

/** A call of Firebreak's screens as one of the people, on an issue or on none. */
export async function screenCall<N extends CallName>(
  local: LocalJira,
  name: N,
  input: CallInput<N> | Record<string, never>,
  by: { as: Handle; issue?: Made },
): Promise<Outcome<N>> {
  const result = await call(local, name, input, { ...by, module: MODULES[name] });
  if (!result.ok) return { broken: `${result.outcome}: ${result.error.message}` };
  const answer = fields(result.value);
  if (answer.ok === true) return { value: parseOutput(name, answer.value) };
  const { code, message, details, values } = fields(answer.error);
  return {
    error: {
      code: String(code),
      message: String(message),
      ...(Array.isArray(details) ? { details: details.map(String) } : {}),
      ...(values ? { values: fields(values) } : {}),
    },
  };
}

/** Holds an answer against the contract. */
function parseOutput<N extends CallName>(name: N, value: unknown): CallOutput<N>;
function parseOutput(name: CallName, value: unknown): unknown {
  return v.parse(calls[name].output, value);
}

/** The value of a call that must succeed. */
export async function succeed<N extends CallName>(outcome: Promise<Outcome<N>>): Promise<CallOutput<N>> {
  const got = await outcome;
  if ('value' in got) return got.value;
  throw new Error(JSON.stringify(got));
}

/** Incidents are made in the service project, as its own incidents, by request; the request type of the demo company. */
export function deskChoices(local: LocalJira): Choices {
  const { jira } = local;
  const project = jira.projects.find(({ key }) => key === 'DESK');
  const type = jira.issueTypes.find(({ name }) => name === '[System] Incident');
  const request = jira.requestTypes.find(({ name }) => name === 'Report a system problem');
  if (!project || !type || !request) throw new Error('the demo company has no service project');
  return {
    target: project.id,
    projects: [{ projectId: project.id, issueTypeId: type.id, alsoTypeIds: [], requestTypeId: request.id }],
  };
}

/**
 * An admin's click on "Set up", to the end: every call the page makes.
 * @param whole a policy made thereby is the one a site begins with; without, it says and makes nothing in an incident's life, and its gates
 *   warn: they would be wrong for as long as nobody puts them into workflows.
 */
export async function setUp(
  local: LocalJira,
  choices: Choices = deskChoices(local),
  { whole = false }: { whole?: boolean } = {},
): Promise<Settings> {
  const isLoud = !whole && !hasPolicy(local);
  for (let round = 0; round < 40; round++) {
    const { finished, settings, preflight } = await succeed(screenCall(local, 'setUp', { choices, skip: [] }, { as: 'ada' }));
    const failed = preflight.steps.filter(({ state }) => state === 'failed');
    if (failed.length > 0) throw new Error(JSON.stringify(failed));
    if (finished && settings) {
      if (isLoud) quieten(local);
      return settings;
    }
  }
  throw new Error('set-up does not come to an end');
}

/** An issue's property as a person reads it; undefined when there is none. */
export async function readProperty(
  local: LocalJira,
  key: string,
  property = 'firebreak-incident',
  as: Handle = 'ada',
): Promise<Record<string, unknown> | undefined> {
  const reply = await restAs(local, accountId(as), 'GET', `/rest/api/3/issue/${key}/properties/${property}`);
  return reply.status === 200 ? fields(fields(reply.body).value) : undefined;
}

/** Jira calls of the last runs of a function, oldest first: "GET 200 /rest/…". */
export function jiraCalls(local: LocalJira, functionKey: string): string[][] {
  return local.site.meter
    .invocations()
    .filter((run) => run.functionKey === functionKey)
    .map((run) => run.calls.filter(({ seam }) => seam === 'jira').map(({ label }) => label));
}
