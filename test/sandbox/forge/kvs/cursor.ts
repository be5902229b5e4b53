import { createHash } from 'node:crypto';
import type { Cell } from '../../kernel/db';
import { parseJson, record, text } from '../json';
import { refuse } from './errors';

/** Where a page ended. */
export interface Position {
  range: Cell;
  key: string;
}

const mark = (shape: string): string => createHash('sha256').update(shape).digest('base64url').slice(0, 8);

/** An opaque cursor, good for the query it came from only. It names a row, so pages shift when rows change: nothing to keep for long. */
export function encodeCursor(shape: string, position: Position): string {
  return Buffer.from(JSON.stringify([mark(shape), position])).toString('base64url');
}

/** The position of a cursor; undefined without one. Throws KvsError for what is not a cursor of this query. */
export function decodeCursor(cursor: unknown, shape: string): Position | undefined {
  if (cursor === undefined || cursor === null || cursor === '') return undefined;
  const parsed = typeof cursor === 'string' ? parseJson(Buffer.from(cursor, 'base64url').toString()) : undefined;
  const [from, position] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
  const { range, key } = record(position);
  if (from !== mark(shape) || text(key) === undefined || (typeof range !== 'string' && typeof range !== 'number' && range !== null))
    throw refuse('INVALID_CURSOR', 'The cursor does not belong to this query.');
  return { range, key: String(key) };
}
