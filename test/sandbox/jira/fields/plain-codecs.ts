import { adfProblem, adfText } from '../adf/adf';
import { jiraDate } from '../admin/beans';
import { type Codec, type FieldSpot, isObject, listCodec, refuse } from './codec';

/** Kinds whose values stand for themselves: text, numbers, dates, labels, JSON. */

/** Longest one-line text Jira takes, characters. */
const LONGEST_LINE = 255;

const text: Codec = {
  verbs: ['set'],
  schema: { type: 'string' },
  parse: (spot, input) => {
    if (input === null || input === undefined || input === '') return null;
    if (typeof input !== 'string') return refuse('Operation value must be a string');
    if (spot.field.id === 'summary' && /[\r\n]/.test(input))
      return refuse('The summary is invalid because it contains newline characters.');
    if (input.length > LONGEST_LINE)
      return refuse(
        spot.field.id === 'summary'
          ? `Summary can't exceed ${LONGEST_LINE} characters.`
          : `The entered text is too long. It exceeds the allowed limit of ${LONGEST_LINE} characters.`,
      );
    return input;
  },
  render: (_spot, stored) => stored,
  ends: (_spot, stored) => ({ raw: null, text: String(stored) }),
};

const url: Codec = {
  ...text,
  parse: (_spot, input) => {
    if (input === null || input === undefined || input === '') return null;
    if (typeof input !== 'string') return refuse('Operation value must be a string');
    return URL.canParse(input) ? input : refuse('The URL is not valid.');
  },
};

const richText: Codec = {
  verbs: ['set'],
  schema: { type: 'string' },
  parse: (_spot, input) => {
    if (input === null || input === undefined) return null;
    const problem = adfProblem(input);
    if (problem) return refuse(problem);
    return adfText(input) === '' && isObject(input) && Array.isArray(input.content) && input.content.length === 0 ? null : input;
  },
  render: (_spot, stored) => stored,
  ends: (_spot, stored) => ({ raw: null, text: adfText(stored) }),
};

const number: Codec = {
  verbs: ['set'],
  schema: { type: 'number' },
  parse: (_spot, input) => {
    if (input === null || input === undefined) return null;
    return typeof input === 'number' && Number.isFinite(input) ? input : refuse('Operation value must be a number');
  },
  render: (_spot, stored) => stored,
  ends: (_spot, stored) => ({ raw: null, text: String(stored) }),
};

function validDate(input: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(input);
  if (!parts) return false;
  const date = new Date(`${input}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(input);
}

const date: Codec = {
  verbs: ['set'],
  schema: { type: 'date' },
  parse: (_spot, input) => {
    if (input === null || input === undefined || input === '') return null;
    if (typeof input !== 'string') return refuse('Operation value must be a string');
    return validDate(input) ? input : refuse(`Error parsing date string: ${input}`);
  },
  render: (_spot, stored) => stored,
  ends: (_spot, stored) => ({ raw: String(stored), text: `${String(stored)} 00:00:00.0` }),
};

/** ISO 8601 with seconds, optional fraction, and a zone with or without colon: what Jira's REST takes for an instant. */
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})$/;

/** Fields of apps leave milliseconds out (Atlassian, "Jira custom field"). */
const datetime: Codec = {
  verbs: ['set'],
  schema: { type: 'datetime' },
  parse: (spot, input) => {
    if (input === null || input === undefined || input === '') return null;
    if (typeof input !== 'string') return refuse('Operation value must be a string');
    const parts = INSTANT.exec(input);
    const zone = parts?.[2] ?? '';
    const at = new Date(`${parts?.[1] ?? ''}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`);
    if (parts && !Number.isNaN(at.getTime()) && spot.field.app) at.setUTCMilliseconds(0);
    return parts && !Number.isNaN(at.getTime()) ? at.toISOString() : refuse(`Error parsing time: ${input}`);
  },
  render: (_spot, stored) => jiraDate(String(stored)),
  ends: (_spot, stored) => ({ raw: jiraDate(String(stored)), text: jiraDate(String(stored)) }),
};

const labels: Codec = listCodec({
  items: 'string',
  one: (_spot: FieldSpot, input: unknown) => {
    if (typeof input !== 'string' || input === '') return refuse('data was not a string');
    if (/\s/.test(input)) return refuse(`The label '${input}' contains spaces which is invalid.`);
    return input.length > LONGEST_LINE ? refuse(`The label '${input}' exceeds the maximum length for a single label (255).`) : input;
  },
  render: (_spot, label) => label,
  text: (_spot, label) => label,
  join: { raw: () => null, text: (words) => words.join(' ') },
});

const json: Codec = {
  verbs: ['set'],
  schema: { type: 'object' },
  parse: (_spot, input) => (input === undefined ? null : input),
  render: (_spot, stored) => stored,
  ends: (_spot, stored) => ({ raw: null, text: typeof stored === 'string' ? stored : JSON.stringify(stored) }),
};

export const PLAIN_CODECS = { string: text, url, textarea: richText, number, date, datetime, labels, object: json } as const;
