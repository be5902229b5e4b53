import { fields } from '../fixture/firm';
import type { LocalJira } from '../sandbox/local-jira';
import { storeOf } from './stored';

/** Where the first version of the policy lies, and the list in which it stands too. */
const FIRST = 'policy:1';
const LIST = 'policy';

export const hasPolicy = (local: LocalJira): boolean => storeOf(local).get('kv', FIRST) !== undefined;

/**
 * The first version of the policy as if the site had begun without messages of an incident's life, tasks and what follows from silence, and with
 * gates that only warn: most tests count what the app says and does, and are about something else. No other version comes of it.
 */
export function quieten(local: LocalJira): void {
  const store = storeOf(local);
  const version = read(store.get('kv', FIRST)?.value);
  const published = String(version.publishedAt);
  // What functions have read they keep, by when it was published.
  const later = new Date(Date.parse(published) + 1).toISOString();
  const text = (value: unknown): string => JSON.stringify(value).replaceAll(published, later);
  // In place: it keeps its places in indexes.
  const write = (name: string, key: string, value: string): unknown =>
    local.site.db.run('UPDATE forge_value SET value = ? WHERE store = ? AND key = ? AND shown_until = 9e15', value, name, key);
  write('kv', FIRST, text(quiet(version)));
  const list = read(store.get('entity:revisions', LIST)?.value);
  const body = fields(list.body);
  const current = body.current === undefined ? {} : { current: quiet(fields(body.current)) };
  write('entity:revisions', LIST, text({ ...list, body: { ...body, ...current } }));
}

function quiet(version: Record<string, unknown>): Record<string, unknown> {
  if (version.document === undefined) throw new Error('the first version of the policy lies in parts');
  const document = fields(version.document);
  const [communication, resolution, lifecycle] = [document.communication, document.resolution, document.lifecycle].map(fields);
  if (!communication || !resolution || !lifecycle) throw new Error('the first version of the policy lacks a section');
  const templates = listOf(communication.templates);
  const gates = listOf(lifecycle.gates);
  const { silenceClosesAfterDays: _, ...confirmation } = fields(resolution.confirmation);
  return {
    ...version,
    document: {
      ...document,
      communication: { ...communication, templates: templates.map((one) => (one.event === undefined ? one : { ...one, active: false })) },
      lifecycle: { ...lifecycle, gates: gates.map((one) => (one.mode === 'block' ? { ...one, mode: 'warn' } : one)) },
      taskTemplates: [],
      resolution: { ...resolution, holdRules: [], confirmation: { ...confirmation, remindAfterDays: [] } },
    },
  };
}

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(fields) : []);

const read = (value: string | undefined): Record<string, unknown> => {
  if (value === undefined) throw new Error('nothing is stored');
  return fields(JSON.parse(value));
};
