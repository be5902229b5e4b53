import type { ForgeHost } from '../forge/types';
import { allIssues } from '../jira/issues/store';
import type { Jira } from '../jira/jira';
import type { Issue, Person } from '../jira/model';
import { RULES, staffed } from './support-groups';

/** The screen of the admin's page, and the call its button makes until it is finished. */
const SCREEN = 'firebreak-settings';
const CALL = 'setUp';
/** Calls after which something is wrong: a new site needs about half a dozen. */
const MOST_CALLS = 40;

/**
 * Does in a new demo site what an admin does once on Firebreak's settings page: "Raise incident" makes requests in the service project, and
 * the web shop has incidents too. An app without that page is left alone. Throws with the app's own words when it refuses.
 */
export async function setUpFirebreak(jira: Jira, forge: ForgeHost): Promise<void> {
  const admin = jira.people.find((person) => person.title?.includes('administrator') ?? false);
  const choices = choicesOf(jira);
  if (!forge.module(SCREEN) || !admin || !choices) return;
  const skip = new Set<string>();
  for (let calls = 0; calls < MOST_CALLS; calls++) {
    const progress = okValue(await call(jira, forge, admin, { choices, skip: [...skip] }));
    for (const id of failedIn(progress)) skip.add(id);
    if (field(progress, 'finished') !== true) continue;
    if (skip.size > 0 || !field(progress, 'settings'))
      throw new Error(`The demo company could not set Firebreak up: ${JSON.stringify(progress)}`);
    await putPeopleIn(jira, forge, admin);
    return;
  }
  throw new Error(`The demo company could not set Firebreak up in ${MOST_CALLS} calls`);
}

/** Says on the settings page who is in the support groups, so that incidents go to people. */
async function putPeopleIn(jira: Jira, forge: ForgeHost, admin: Person): Promise<void> {
  const on = async (functionKey: string, payload: unknown): Promise<unknown> =>
    okValue(await call(jira, forge, admin, payload, { moduleKey: SCREEN, functionKey }));
  const draft = field(await on('startDraft', {}), 'draft');
  const document = field(draft, 'document');
  const routing: unknown = field(document, 'routing');
  const sections = [
    ['supportGroups', staffed(jira, withIds(field(document, 'supportGroups')))],
    ['routing', { ...(typeof routing === 'object' ? routing : {}), rules: RULES }],
  ] as const;
  let etag = field(draft, 'etag');
  for (const [section, value] of sections) etag = field(await on('saveDraft', { etag, section, value }), 'etag');
  await on('publishDraft', { etag, note: 'People of the support groups', applies: 'new' });
  await putGatesIn(on);
}

/** Says on the settings page that gates are rules in Jira's workflows. */
async function putGatesIn(on: (functionKey: string, payload: unknown) => Promise<unknown>): Promise<void> {
  const preview = await on('previewGates', {});
  const workflows = field(preview, 'workflows');
  for (const workflow of Array.isArray(workflows) ? workflows : []) {
    if (field(workflow, 'obstacle') !== undefined) continue;
    const [id, version] = [field(workflow, 'id'), field(workflow, 'version')];
    await on('applyGates', { workflow: id, version, policy: field(preview, 'policy'), language: field(preview, 'language') });
  }
}

/** The side panel of an incident, and the call by which it asks for a look. */
const PANEL = 'firebreak-incident';
const LOOK = 'requestLook';
/** Incidents nothing was done with for so long are left until somebody opens them. ms. */
const RECENT = 14 * 24 * 3_600_000;

/**
 * Has the app look at the incidents people have to do with, as if somebody had opened each: nothing was announced while the company's
 * history was made.
 */
export async function lookAtIncidents(jira: Jira, forge: ForgeHost): Promise<void> {
  const admin = jira.people.find((person) => person.title?.includes('administrator') ?? false);
  if (!forge.module(PANEL) || !admin) return;
  const since = jira.site.clock.now() - RECENT;
  const isOver = (statusId: string): boolean => jira.statuses.need(statusId).category === 'DONE';
  for (const issue of allIssues(jira)) {
    if (jira.issueTypes.need(issue.typeId).name !== '[System] Incident') continue;
    if (isOver(issue.statusId) && Date.parse(issue.updated) < since) continue;
    okValue(await call(jira, forge, admin, {}, { moduleKey: PANEL, functionKey: LOOK, issue }));
  }
}

/** Incidents of the service desk by its request type, and the web shop with the site's own type. */
function choicesOf(jira: Jira): Record<string, unknown> | undefined {
  const desk = jira.projects.find(({ projectTypeKey }) => projectTypeKey === 'service_desk');
  const shop = jira.projects.find(({ key }) => key === 'SHOP');
  const type = jira.issueTypes.find(({ name }) => name === '[System] Incident');
  const request = jira.requestTypes.find(({ name, issueTypeId }) => name === 'Report a system problem' && issueTypeId === type?.id);
  if (!desk || !type) return undefined;
  const own = { projectId: desk.id, issueTypeId: type.id, alsoTypeIds: [], ...(request ? { requestTypeId: request.id } : {}) };
  const also = shop ? [{ projectId: shop.id, issueTypeId: 'incident', alsoTypeIds: [] }] : [];
  return { target: desk.id, projects: [own, ...also] };
}

function call(
  jira: Jira,
  forge: ForgeHost,
  admin: Person,
  payload: unknown,
  { moduleKey, functionKey, issue }: { moduleKey: string; functionKey: string; issue?: Issue } = { moduleKey: SCREEN, functionKey: CALL },
): ReturnType<ForgeHost['invokeResolver']> {
  return forge.invokeResolver({
    moduleKey,
    functionKey,
    payload,
    accountId: admin.id,
    context: {
      accountId: admin.id,
      accountType: 'licensed',
      cloudId: jira.site.cloudId,
      environmentId: forge.app.environmentId,
      environmentType: 'DEVELOPMENT',
      localId: `${moduleKey}-demo`,
      locale: 'en-US',
      moduleKey,
      siteUrl: jira.site.baseUrl,
      timezone: admin.timeZone,
      extension: { type: forge.module(moduleKey)?.type ?? '', ...(issue ? { issue: { id: issue.id, key: issue.key } } : {}) },
    },
  });
}

/** The value of a call that went well; throws with the app's words otherwise. */
function okValue(answer: Awaited<ReturnType<ForgeHost['invokeResolver']>>): unknown {
  const words = answer.ok ? JSON.stringify(field(answer.value, 'error')) : answer.error.message;
  if (!answer.ok || field(answer.value, 'ok') !== true) throw new Error(`The demo company could not set Firebreak up: ${words}`);
  return field(answer.value, 'value');
}

/** Ids of the steps that failed. */
function failedIn(progress: unknown): string[] {
  const steps = field(field(progress, 'preflight'), 'steps');
  return (Array.isArray(steps) ? steps : []).filter((step) => field(step, 'state') === 'failed').map((step) => String(field(step, 'id')));
}

/** The things of a list that have an id. */
const withIds = (value: unknown): { id: string }[] =>
  (Array.isArray(value) ? value : []).filter((one) => typeof field(one, 'id') === 'string');

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
