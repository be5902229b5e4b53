import { rest } from '../../api';
import type { FieldSchema } from '../../types';
import type { Column } from '../../ui/issue-table';

interface FieldBean {
  id: string;
  name: string;
  navigable: boolean;
  clauseNames: string[];
  schema?: FieldSchema;
}

/** A column that JQL can sort by, under one of its clause names. */
export interface SearchColumn extends Column {
  clause: string;
}

/** Columns one sees at first. */
export const DEFAULT_COLUMNS = ['issuekey', 'summary', 'status', 'priority', 'assignee', 'created', 'updated'];

/** Every field that can be a column, by name. */
export async function readColumns(): Promise<SearchColumn[]> {
  const fields = await rest<FieldBean[]>('GET', '/rest/api/3/field');
  const columns = fields
    .filter((field) => field.navigable && field.id !== 'issuekey')
    .map((field) => ({ id: field.id, name: field.name, schema: field.schema, clause: field.clauseNames[0] ?? field.id }))
    .sort((a, b) => a.name.localeCompare(b.name));
  return [{ id: 'key', name: 'Key', clause: 'key' }, ...columns];
}

/** The columns of a list of ids, in its order; "issuekey" is the key. */
export function chooseColumns(all: SearchColumn[], ids: string[]): SearchColumn[] {
  return ids.flatMap((id) => all.find((column) => column.id === (id === 'issuekey' ? 'key' : id)) ?? []);
}

const ORDER = /\border\s+by\s+(.+)$/is;

/** The first field a JQL query is sorted by, as written. */
export function sortOf(jql: string): { clause: string; descending: boolean } | undefined {
  const first = ORDER.exec(jql)?.[1]?.split(',')[0]?.trim();
  const [, clause = '', direction = ''] = /^(.+?)(?:\s+(asc|desc))?$/i.exec(first ?? '') ?? [];
  return clause ? { clause: clause.replace(/^"|"$/g, '').toLowerCase(), descending: direction.toLowerCase() === 'desc' } : undefined;
}

/** The query sorted by another field. */
export function sortedBy(jql: string, clause: string, descending: boolean): string {
  const quoted = /^[a-z][a-z0-9]*$/i.test(clause) || clause.startsWith('cf[') ? clause : `"${clause}"`;
  return `${jql.replace(ORDER, '').trim()} ORDER BY ${quoted} ${descending ? 'DESC' : 'ASC'}`.trim();
}
