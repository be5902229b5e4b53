import * as v from 'valibot';
import { calls } from '../../../src/contract/calls';
import { settingsSchema } from '../../../src/contract/settings';
import type { FieldName, PublishedPolicy, RaisedIncident, Settings } from '../../../src/contract/types';
import { defaultPolicy } from '../../../src/domain/policy/defaults';
import { call, fields, type Made } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import { KvsStore } from '../../sandbox/forge/kvs/store';
import { available, liveField, screenOf } from '../../sandbox/jira/fields/index';
import type { Screen } from '../../sandbox/jira/model';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes';
const OURS = {
  impact: { name: 'Impact', type: 'select' },
  urgency: { name: 'Urgency', type: 'select' },
  category: { name: 'Category', type: 'cascadingselect' },
  services: { name: 'Affected services', type: 'multiselect' },
  affectedUser: { name: 'Affected user', type: 'userpicker' },
  channel: { name: 'Channel', type: 'select' },
} as const satisfies Partial<Record<FieldName, { name: string; type: string }>>;
type OurName = keyof typeof OURS;
const NAMES: readonly OurName[] = ['impact', 'urgency', 'category', 'services', 'affectedUser', 'channel'];

export interface RaiseSite {
  settings: Settings;
  policy: PublishedPolicy;
  fieldId(name: OurName): string;
  /** Saves settings over those there are. */
  save(settings: Settings): void;
}

/**
 * What set-up leaves behind, made by hand, so that each test can leave out what it is about: incidents are made in the service project by
 * request, or in the web shop as issues. @param onForm which of our fields are on the request type's form or the create screen.
 */
export async function raiseSite(local: LocalJira, way: 'request' | 'issue', onForm: readonly OurName[] = NAMES): Promise<RaiseSite> {
  const { jira } = local;
  const project = found(jira.projects.find(({ key }) => key === (way === 'request' ? 'DESK' : 'SHOP')));
  const type = found(jira.issueTypes.find(({ name }) => name === (way === 'request' ? '[System] Incident' : 'Bug')));
  const place = { projectId: project.id, typeId: type.id };
  const document = defaultPolicy({
    priorities: jira.priorities.list().map(({ id, name }) => ({ id, name })),
    impactNames: [],
    urgencyNames: [],
    overriders: [],
  });
  const at = new Date(local.site.clock.now()).toISOString();
  const policy: PublishedPolicy = { version: 1, publishedAt: at, since: at, by: 'admin', note: '', document };
  const flat = { impact: document.impacts, urgency: document.urgencies, services: document.services, channel: document.channels };
  const bound: Settings['fields'] = {};
  for (const name of NAMES) {
    const fieldId = await newField(local, name);
    const options: Record<string, string> = {};
    if (name === 'category') {
      for (const category of document.categories) {
        const [parent] = await newOptions(local, fieldId, [category.name]);
        options[category.id] = found(parent);
        const children = await newOptions(
          local,
          fieldId,
          category.subcategories.map((one) => one.name),
          parent,
        );
        category.subcategories.forEach(({ id }, i) => {
          options[id] = found(children[i]);
        });
      }
    } else if (name !== 'affectedUser') {
      const ids = await newOptions(
        local,
        fieldId,
        flat[name].map((one) => one.name),
      );
      flat[name].forEach(({ id }, i) => {
        options[id] = found(ids[i]);
      });
    }
    bound[name] = { fieldId, options };
  }
  const shown = onForm.map((name) => found(bound[name]).fieldId);
  // What reconcile sets later is on the edit screen whatever people see while creating.
  const all = NAMES.map((name) => found(bound[name]).fieldId);
  const edit = withFields(screenOf(jira, place, 'edit'), all);
  jira.screens.put(edit);
  const create = { ...edit, id: String(jira.site.ids.next('screen', 50_000)), name: 'Create', tabs: edit.tabs.map((tab) => ({ ...tab })) };
  const left = all.filter((id) => way === 'issue' && !shown.includes(id));
  jira.screens.put({ ...create, tabs: create.tabs.map((tab) => ({ ...tab, fieldIds: tab.fieldIds.filter((id) => !left.includes(id)) })) });
  const mappings = jira.issueTypeScreenSchemes.need(project.issueTypeScreenSchemeId).mappings;
  const scheme = jira.screenSchemes.need(found(mappings[type.id] ?? mappings.default));
  jira.screenSchemes.put({ ...scheme, screens: { ...scheme.screens, create: create.id, edit: edit.id } });
  for (const name of NAMES) {
    const def = found(liveField(jira, found(bound[name]).fieldId));
    if (!available(jira, def, place)) throw new Error(`${name} is not available`);
  }
  const base = {
    schema: 2 as const,
    target: { projectId: project.id, issueTypeId: type.id },
    fields: bound,
    appFields: {},
    appAccountId: found(jira.people.find(({ accountType }) => accountType === 'app')).id,
  };
  const settings: Settings = {
    ...base,
    choices: { target: project.id, projects: [{ projectId: project.id, issueTypeId: type.id, alsoTypeIds: [] }] },
    incidents: [{ projectId: project.id, issueTypeIds: [type.id], ...(way === 'request' ? { request: deskRequest(local, shown) } : {}) }],
  };
  const store = new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
  const save = (saved: Settings): void => {
    store.set('kv', 'settings', JSON.stringify(v.parse(settingsSchema, saved)), undefined, []);
  };
  save(settings);
  store.set('kv', 'policy', '1', undefined, []);
  store.set('kv', 'policy:1', JSON.stringify(policy), undefined, []);
  return { settings, policy, save, fieldId: (name) => found(bound[name]).fieldId };
}

function withFields(screen: Screen, fieldIds: readonly string[]): Screen {
  const [first, ...rest] = screen.tabs;
  if (!first) throw new Error('a screen without a tab');
  return { ...screen, tabs: [{ ...first, fieldIds: [...new Set([...first.fieldIds, ...fieldIds])] }, ...rest] };
}

/** The form has summary, description and these. */
function deskRequest({ jira }: LocalJira, fieldIds: readonly string[]): NonNullable<Settings['incidents'][number]['request']> {
  const type = found(jira.requestTypes.find(({ name }) => name === 'Report a system problem'));
  const plain = type.fields.filter(({ fieldId }) => fieldId === 'summary' || fieldId === 'description');
  const ours = fieldIds.map((fieldId) => ({ fieldId, required: false, visible: true }));
  jira.requestTypes.put({ ...type, fields: [...plain, ...ours] });
  return { serviceDeskId: type.serviceDeskId, requestTypeId: type.id, fieldIds: [...plain.map(({ fieldId }) => fieldId), ...fieldIds] };
}

async function newField(local: LocalJira, name: OurName): Promise<string> {
  const { name: label, type } = OURS[name];
  const body = { name: `${label} of the test`, type: `${CUSTOM}:${type}`, searcherKey: `${CUSTOM}:${SEARCHERS[type]}` };
  return String((await admin(local, 'POST', '/rest/api/3/field', body)).id);
}

const SEARCHERS = {
  select: 'multiselectsearcher',
  cascadingselect: 'cascadingselectsearcher',
  multiselect: 'multiselectsearcher',
  userpicker: 'userpickergroupsearcher',
} as const;

/** Ids of new options, in order. */
async function newOptions(local: LocalJira, fieldId: string, values: readonly string[], parent?: string): Promise<string[]> {
  if (values.length === 0) return [];
  const contexts = (await admin(local, 'GET', `/rest/api/3/field/${fieldId}/context`)).values;
  const contextId = String(fields(Array.isArray(contexts) ? contexts[0] : undefined).id);
  const body = { options: values.map((value) => ({ value, ...(parent === undefined ? {} : { optionId: parent }) })) };
  const made = (await admin(local, 'POST', `/rest/api/3/field/${fieldId}/context/${contextId}/option`, body)).options;
  return Array.isArray(made) ? made.map((option) => String(fields(option).id)) : [];
}

async function admin(local: LocalJira, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const reply = await restAs(local, 'admin', method, path, body);
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
  return fields(reply.body);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there');
  return value;
}

export const INTENT = '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11';

/** What somebody fills in. */
export const INPUT = {
  intentId: INTENT,
  summary: 'VPN is down',
  description: 'Since nine.\n\nEverybody in Lyon.',
  impact: 'extensive',
  urgency: 'high',
  category: 'network',
  subcategory: 'network-vpn',
  services: ['network', 'identity'],
  channel: 'jira',
};

export type Raised =
  | { value: RaisedIncident }
  | { error: { code: string; message: string; details?: string[]; fields?: Record<string, string>; retryAfter?: number } }
  | { broken: string };

/** A press on Create as one of the people, on an issue or on none. */
export async function press(local: LocalJira, as: Handle, input: Record<string, unknown> = INPUT, issue?: Made): Promise<Raised> {
  const module = 'firebreak-raise-action';
  const result = await call(local, 'raiseIncident', input, { as, module, ...(issue ? { issue } : {}) });
  if (!result.ok) return { broken: `${result.outcome}: ${result.error.message}` };
  const answer = fields(result.value);
  if (answer.ok === true) return { value: v.parse(calls.raiseIncident.output, answer.value) };
  const error = fields(answer.error);
  return {
    error: {
      code: String(error.code),
      message: String(error.message),
      ...(Array.isArray(error.details) ? { details: error.details.map(String) } : {}),
      ...(error.fields ? { fields: v.parse(v.record(v.string(), v.string()), error.fields) } : {}),
      ...(typeof error.retryAfter === 'number' ? { retryAfter: error.retryAfter } : {}),
    },
  };
}

/** What the modal asks for when it opens. */
export async function openForm(local: LocalJira, as: Handle): Promise<Record<string, unknown>> {
  const result = await call(local, 'readRaiseForm', {}, { as, module: 'firebreak-raise-action' });
  if (!result.ok) throw new Error(result.error.message);
  const answer = fields(result.value);
  return answer.ok === true ? v.parse(calls.readRaiseForm.output, answer.value) : { code: fields(answer.error).code };
}

/** As `press`, for what must succeed. */
export async function raised(outcome: Promise<Raised>): Promise<RaisedIncident> {
  const got = await outcome;
  if ('value' in got) return got.value;
  throw new Error(JSON.stringify(got));
}

/** Fields of an issue as the admin sees them. */
export async function issueFields(local: LocalJira, key: string): Promise<Record<string, unknown>> {
  return fields((await admin(local, 'GET', `/rest/api/3/issue/${key}`)).fields);
}

/** Issues of a project that one of the people made, as they are in the database. */
export function madeBy(local: LocalJira, project: string, as: Handle, summary: string): string[] {
  const projectId = found(local.jira.projects.find(({ key }) => key === project)).id;
  return local.site.db
    .all<{ key: string; fields: string }>('SELECT key, fields FROM issue WHERE project_id = ? ORDER BY created', projectId)
    .filter((row) => {
      const values = fields(JSON.parse(row.fields));
      return values.creator === accountId(as) && values.summary === summary;
    })
    .map(({ key }) => key);
}

/** What people did on an issue, as the app keeps it. */
export function actsOn(local: LocalJira, issueId: string): Record<string, unknown>[] {
  const { rows } = local.forge.inspect.storage({ entity: 'acts', prefix: issueId, limit: 5 });
  const log = fields(rows.find(({ key }) => key === issueId)?.value).log;
  return Array.isArray(log) ? log.map(fields) : [];
}
