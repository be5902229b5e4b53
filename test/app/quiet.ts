import { fields } from '../fixture/firm';
import type { LocalJira } from '../sandbox/local-jira';
import { storeOf } from './stored';

/** Where the first version of the policy lies, and the list in which it stands too. */
const FIRST = 'policy:1';
const LIST = 'policy';

export const hasPolicy = (local: LocalJira): boolean => storeOf(local).get('kv', FIRST) !== undefined;

/**
 * The first version of the policy as if the site had begun without messages of an incident's life, tasks and what follows from silence: most
 * tests count what the app says and does, and are about something else. Before any look has read it.
 */
export function quieten(local: LocalJira): void {
  const store = storeOf(local);
  const version = read(store.get('kv', FIRST)?.value);
  store.set('kv', FIRST, JSON.stringify(quiet(version)), undefined, []);
  const list = read(store.get('entity:revisions', LIST)?.value);
  const body = fields(list.body);
  if (body.current === undefined) return;
  store.set('entity:revisions', LIST, JSON.stringify({ ...list, body: { ...body, current: quiet(fields(body.current)) } }), undefined, []);
}

function quiet(version: Record<string, unknown>): Record<string, unknown> {
  if (version.document === undefined) throw new Error('the first version of the policy lies in parts');
  const document = fields(version.document);
  const { communication, resolution } = { communication: fields(document.communication), resolution: fields(document.resolution) };
  const templates = Array.isArray(communication.templates) ? communication.templates.map(fields) : [];
  const { silenceClosesAfterDays: _, ...confirmation } = fields(resolution.confirmation);
  return {
    ...version,
    document: {
      ...document,
      communication: { ...communication, templates: templates.map((one) => (one.event === undefined ? one : { ...one, active: false })) },
      taskTemplates: [],
      resolution: { ...resolution, holdRules: [], confirmation: { ...confirmation, remindAfterDays: [] } },
    },
  };
}

const read = (value: string | undefined): Record<string, unknown> => {
  if (value === undefined) throw new Error('nothing is stored');
  return fields(JSON.parse(value));
};
