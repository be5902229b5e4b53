import type { FieldName } from '../../contract/types';

// Small steps into what anybody may have written: what is not as expected is not there.

export type Shape = Record<string, unknown>;

/** The fields a gate may name. */
export const FIELD_NAMES_READ = [
  'impact',
  'urgency',
  'category',
  'services',
  'affectedUser',
  'channel',
  'closureCode',
  'resolutionKind',
  'vendorReference',
] as const satisfies readonly FieldName[];

const INSTANT = /^(?:19[7-9]|20\d|21\d)\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:?\d\d)$/;

export const isRecord = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown, max = 255): value is string => typeof value === 'string' && value.length <= max;
export const isInstant = (value: unknown): value is string => isText(value, 40) && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
export const wholeOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000_000 ? value : undefined;

export const oneOf =
  <T extends string>(...all: readonly T[]) =>
  (value: unknown): T | undefined =>
    all.find((one) => one === value);

/** Those that pass; the others are left out. */
export const listOf = <T>(value: unknown, max: number, read: (one: unknown) => T | undefined): T[] =>
  Array.isArray(value) ? value.slice(0, max).flatMap((one) => read(one) ?? []) : [];

/** The member, when there is something to put into it. */
export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  const made: { [P in K]?: T } = {};
  if (value !== undefined) made[key] = value;
  return made;
}

/** Names of levels may be as long as Jira's options. */
export const readNamed = (value: unknown): { id: string; name: string } | undefined =>
  isRecord(value) && isText(value.id) && isText(value.name) ? { id: value.id, name: value.name } : undefined;
