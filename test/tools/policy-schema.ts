import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { calendarDefinition } from '../../src/contract/calendar';
import { policyForm } from '../../src/contract/policy';
import { entryId, name, named, text } from '../../src/contract/policy-parts';
import { durationMs, holder, incidentsFor, recipient, sentence } from '../../src/contract/policy-sections/parts';
import { condition, statuses } from '../../src/contract/sla';

const ROOT = join(__dirname, '..', '..');

/** Where the schema lies, from the repository's root. */
export const SCHEMA_PATH = 'docs/policy.schema.json';

/** Parts that many sections share stand in the schema once. */
const DEFINITIONS = {
  id: entryId,
  name,
  text,
  sentence,
  durationMs,
  ofJira: named,
  holder,
  recipient,
  incidents: incidentsFor,
  statuses,
  condition,
  calendar: calendarDefinition,
};

/** Values by which a part that looks at its value shows each of its forms. */
const SAMPLES: unknown[] = ['', { yearly: '' }, { from: '' }, { easter: 0 }, { orthodoxEaster: 0 }, {}];

const OPTIONS = { target: 'draft-07', typeMode: 'input', errorMode: 'ignore' } as const;

/** The schemas a lazy one gives, each form once. */
function formsOf(getter: unknown): object[] {
  if (typeof getter !== 'function') return [];
  const forms = SAMPLES.map((sample) => plain(getter(sample)));
  return [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()];
}

const isSchema = (value: unknown): value is v.GenericSchema =>
  typeof value === 'object' && value !== null && 'kind' in value && 'type' in value;

function plain(schema: unknown): object {
  if (!isSchema(schema)) throw new Error('A lazy part of the contract gives no schema');
  const { $schema: _, ...form } = toJsonSchema(schema, { ...OPTIONS, overrideSchema });
  return form;
}

const overrideSchema = ({ valibotSchema }: { valibotSchema: { type: string; getter?: unknown } }) =>
  valibotSchema.type === 'lazy' ? { anyOf: formsOf(valibotSchema.getter) } : undefined;

/** What docs/policy.md says of each section, for editors. */
export function sectionTexts(): Map<string, string> {
  const page = readFileSync(join(ROOT, 'docs', 'policy.md'), 'utf8');
  const sections = page.split(/^## /m).find((part) => part.startsWith('The sections')) ?? '';
  const rows = [...sections.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)];
  return new Map(rows.map(([, section = '', said = '']) => [section, said.replace(/[`*]/g, '')]));
}

/** The JSON Schema of a policy document, for editors, as text. */
export function policyJsonSchema(): string {
  const { properties = {}, ...rest } = toJsonSchema(policyForm, { ...OPTIONS, definitions: DEFINITIONS, overrideSchema });
  const said = sectionTexts();
  const described = Object.entries(properties).map(([section, schema]) => {
    const description = said.get(section);
    return [section, typeof schema === 'object' && description ? { description, ...schema } : schema];
  });
  const document = {
    ...rest,
    title: 'A policy of Firebreak',
    description: 'Everything an admin decides about incidents; see docs/policy.md.',
    properties: { $schema: { type: 'string' }, $comment: { type: 'string' }, ...Object.fromEntries(described) },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}
