import type { Settings } from '../../contract/types';

const MINUTE = 60_000;

/** Ids are digits; anything else would be JQL. */
const digits = (id: string): string => id.replace(/\D/g, '');

/** Issues that are incidents. */
export const jqlOfPlaces = (places: Settings['incidents']): string =>
  `(${places
    .map(({ projectId, issueTypeIds }) => `(project = ${digits(projectId)} AND issuetype IN (${issueTypeIds.map(digits).join(', ')}))`)
    .join(' OR ')})`;

/** An instant as minutes from now, and a minute too many: JQL reads a date in the time zone of whoever asks. */
export const ago = (instant: string): string => `-${Math.max(0, Math.ceil((Date.now() - Date.parse(instant)) / MINUTE)) + 1}m`;

/** A value as a string of JQL. */
export const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;
