/** Reading JSON and YAML whose shape nobody has vouched for yet. */

export type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value when it is an object, else an empty one. */
export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function texts(value: unknown): string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}

export function number(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** JSON of a value; undefined stays undefined. */
export function toJson(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

/** What a value looks like on the other side of a JSON boundary: dates as text, undefined members gone. */
export function throughJson(value: unknown): unknown {
  const json = toJson(value);
  return json === undefined ? undefined : (JSON.parse(json) as unknown);
}

/** Parsed JSON text; undefined when it is none. */
export function parseJson(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

export const bytesOf = (value: string): number => Buffer.byteLength(value);
