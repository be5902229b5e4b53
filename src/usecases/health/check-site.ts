import { AppFault } from '../../contract/errors';
import type { PublishedPolicy, Settings } from '../../contract/types';
import { peopleNamed } from '../../domain/health/people';
import type { Found, Problem, ProblemKind } from '../../domain/health/problem';
import { shortened } from '../../domain/health/problem-of';
import { APP_FIELD_MODULES } from '../../domain/set-up/app-fields';
import { OUR_FIELDS } from '../../domain/set-up/our-fields';
import type { AppSelf, Clock, JiraAsApp, SiteReader, Store } from '../../ports';
import { NEEDED } from '../set-up/read-site';
import { type CheckGatesPorts, checkGates } from './check-gates';

export interface CheckPorts extends CheckGatesPorts {
  clock: Clock;
  site: Pick<SiteReader, 'readProjects' | 'readFieldsThere'>;
  self: Pick<AppSelf, 'lacking'>;
  jira: Pick<JiraAsApp, 'readActive' | 'countOpen'>;
  store: Pick<Store, 'listPolicies' | 'readPolicyVersion' | 'wakeUps'>;
}

/** What is known before the site is looked at. */
export interface CheckGround {
  settings: Settings;
  policy: PublishedPolicy;
  /** Account ids of people with incidents, each with the key of one. */
  assignees: ReadonlyMap<string, string>;
  /** Names of projects by their ids, as they were when they could last be read. */
  places: Readonly<Record<string, string>>;
  /** What is listed about the site. */
  listed: readonly Problem[];
}

/** What was found, of which kinds everything was looked at, and what projects are called. */
export interface Checked {
  found: Found[];
  judged: ProblemKind[];
  places: Record<string, string>;
}

/** ms after which a wake-up that nobody has queued means that sweeps do not come, or do not come to it. */
const BEHIND = 30 * 60_000;
/** Versions of the policy that are read, the newest. */
const VERSIONS = 3;

/** Looks at everything about the site that incidents depend on. What cannot be looked at just now is not judged; the rest is. */
export async function checkSite(ports: CheckPorts, ground: CheckGround): Promise<Checked> {
  const parts = [
    projects(ports, ground),
    fields(ports, ground),
    people(ports, ground),
    versions(ports),
    behind(ports),
    checkGates(ports, ground),
  ];
  const checked = await Promise.all(parts.map(orNotJudged));
  return {
    found: checked.flatMap(({ found }) => found),
    judged: checked.flatMap(({ judged }) => judged),
    places: { ...ground.places, ...Object.assign({}, ...checked.map(({ places }) => places)) },
  };
}

type Part = Omit<Checked, 'places'> & { places?: Record<string, string> };

async function orNotJudged(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`the site was not looked at whole: ${error.error.message}`);
    return { found: [], judged: [] };
  }
}

async function projects({ site, self }: CheckPorts, { settings, places }: CheckGround): Promise<Part> {
  const ids = settings.incidents.map(({ projectId }) => projectId);
  const there = await site.readProjects(ids);
  const names = Object.fromEntries(there.map(({ id, key, name }) => [id, `${name} (${key})`]));
  const found: Found[] = [];
  for (const id of ids) {
    const project = names[id] ?? places[id] ?? id;
    if (names[id] === undefined) found.push({ kind: 'projectGone', about: id, values: { project } });
    else {
      const lacking = await self.lacking(id, NEEDED);
      if (lacking.length > 0) found.push({ kind: 'permissionLost', about: id, values: { project, permissions: lacking.join(', ') } });
    }
  }
  return { found, judged: ['projectGone', 'permissionLost'], places: names };
}

async function fields({ site }: CheckPorts, { settings }: CheckGround): Promise<Part> {
  const ours = OUR_FIELDS.map(({ field, name }) => ({ about: field, name, fieldId: settings.fields[field]?.fieldId }));
  const apps = Object.entries(APP_FIELD_MODULES).map(([field, { name }]) => {
    const [, fieldId] = Object.entries(settings.appFields).find(([one]) => one === field) ?? [];
    return { about: field, name, fieldId };
  });
  const used = [...ours, ...apps].flatMap(({ fieldId, ...one }) => (fieldId === undefined ? [] : [{ ...one, fieldId }]));
  const there = await site.readFieldsThere(used.map(({ fieldId }) => fieldId));
  const found = used
    .filter(({ fieldId }) => !there.has(fieldId))
    .map(({ about, name, fieldId }): Found => ({ kind: 'fieldGone', about, values: { name, fieldId } }));
  return { found, judged: ['fieldGone'] };
}

async function people({ jira }: CheckPorts, { settings, policy, assignees, listed }: CheckGround): Promise<Part> {
  const named = peopleNamed(policy.document);
  const known = new Map(listed.filter(({ kind }) => kind === 'personGone').map(({ about, values }) => [about, values]));
  const ids = new Set([...named.keys(), ...assignees.keys(), ...known.keys()]);
  const active = await jira.readActive([...ids]);
  const found: Found[] = [];
  for (const id of ids) {
    if (active.has(id)) continue;
    // The sample meets somebody's incidents by chance; who is listed for them is asked about.
    if (!named.has(id) && !assignees.has(id) && !(await hasIncidents(jira, settings, id))) continue;
    const { name = known.get(id)?.name ?? '', where = [] } = named.get(id) ?? {};
    const key = assignees.get(id) ?? known.get(id)?.key;
    found.push({ kind: 'personGone', about: id, values: { name, where: where.join(', '), ...(key === undefined ? {} : { key }) } });
  }
  return { found, judged: ['personGone'] };
}

/** Of people Jira does not know any more it searches no issues. */
async function hasIncidents(jira: CheckPorts['jira'], { incidents }: Settings, assignee: string): Promise<boolean> {
  try {
    return (await jira.countOpen({ incidents, assignee })) > 0;
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'JIRA_REFUSED') throw error;
    return false;
  }
}

async function versions({ store }: CheckPorts): Promise<Part> {
  const found: Found[] = [];
  for (const { version } of (await store.listPolicies()).slice(-VERSIONS)) {
    const why = await unreadable(store, version);
    if (why !== undefined) found.push({ kind: 'policyUnreadable', about: String(version), values: { why: shortened(why) } });
  }
  return { found, judged: ['policyUnreadable'] };
}

async function unreadable(store: CheckPorts['store'], version: number): Promise<string | undefined> {
  try {
    return (await store.readPolicyVersion(version)) ? undefined : `There is no document of version ${version}.`;
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code !== 'INTERNAL') throw error;
    return error.error.message;
  }
}

async function behind({ clock, store }: CheckPorts): Promise<Part> {
  const { wakeUps } = await store.wakeUps.until(clock.now() - BEHIND);
  const [oldest] = wakeUps;
  const found: Found[] = oldest
    ? [{ kind: 'looksBehind', about: 'site', values: { count: String(wakeUps.length), from: new Date(oldest.next).toISOString() } }]
    : [];
  return { found, judged: ['looksBehind'] };
}
