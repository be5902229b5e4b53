import * as v from 'valibot';

const INSTANT = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d\d):?(\d\d)?)?$/;
const EXAMPLE = '2026-03-27T15:00:00Z';

/** ms since 1970 of an ISO 8601 instant, or what is wrong with it. Jira’s form of an offset, +0100, is one. */
export function readInstant(text: string): number | string {
  const parts = INSTANT.exec(text);
  if (!parts) return `must be an instant, as ${EXAMPLE}`;
  const [, date, time, second = '00', fraction = '', utc, sign, hours = '0', minutes = '0'] = parts;
  if (!utc && !sign) return `must name a zone: end it with Z or an offset, as ${EXAMPLE}`;
  if (/[1-9]/.test(fraction.slice(3))) return 'must not be finer than a millisecond';
  const local = `${date}T${time}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
  const at = Date.parse(local);
  // Date.parse makes 2 March of 30 February.
  if (Number.isNaN(at) || new Date(at).toISOString() !== local) return 'must be a day and a time of day that exist';
  if (Number(hours) > 23 || Number(minutes) > 59) return 'must have an offset below 24 hours';
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return at - (sign === '-' ? -offset : offset);
}

/** An instant in ISO 8601 with a zone, as ms since 1970. */
export const instant = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = readInstant(dataset.value);
    if (typeof read === 'number') return read;
    addIssue({ message: read });
    return NEVER;
  }),
);
