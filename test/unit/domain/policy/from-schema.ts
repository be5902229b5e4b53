import fc from 'fast-check';
import * as v from 'valibot';

/** Strings of every form the contract asks for somewhere; of those, a schema's own checks choose. */
const STRINGS = [
  ...['a', 'b', 'c', 'd', 'e1', 'net-work'],
  ...['Name', '  spaced out ', 'É‘<b>&amp;', '{key} and {nothing}', 'x'.repeat(90)],
  ...['2026-01-05', '2026-12-24', '2027-02-28', '09:00', '17:30', '22:00', '24:00'],
  ...['10001', '7', 'assignee', 'customfield_10042', 'https://meet.example.com/{key}', 'Europe/Paris', 'Etc/UTC'],
];
const NUMBERS = [0, 1, 2, 3, 5, 10, 50, 75, 99, 100, 900_000, 3_600_000, 28_800_000, -1];

type Parts = Record<string, unknown>;
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;
const isSchema = (value: unknown): value is v.GenericSchema => isParts(value) && value.kind === 'schema' && typeof value.type === 'string';

/** A member of a schema that is a schema itself. */
function inner(schema: v.GenericSchema, member: string): v.GenericSchema {
  const found = Object.entries(schema).find(([name]) => name === member)?.[1];
  if (!isSchema(found)) throw new Error(`${schema.type} has no ${member}`);
  return found;
}

const member = (schema: v.GenericSchema, name: string): unknown => Object.entries(schema).find(([key]) => key === name)?.[1];

/**
 * Inputs a schema accepts, made from the schema itself, so that a part added to the contract is in every test that uses this. Checks of a
 * pipe filter what its form allows. `known`: schemas with a way of their own.
 */
export function fromSchema(schema: v.GenericSchema, known: ReadonlyMap<unknown, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const own = known.get(schema);
  if (own) return own;
  const fits = (value: unknown): boolean => v.safeParse(schema, value).success;
  const made = plain(schema, known, fits);
  return Array.isArray(member(schema, 'pipe')) ? made.filter(fits) : made;
}

function plain(
  schema: v.GenericSchema,
  known: ReadonlyMap<unknown, fc.Arbitrary<unknown>>,
  fits: (value: unknown) => boolean,
): fc.Arbitrary<unknown> {
  const of = (one: v.GenericSchema): fc.Arbitrary<unknown> => fromSchema(one, known);
  switch (schema.type) {
    case 'string':
      return fc.constantFrom(...STRINGS.filter(fits));
    case 'number':
      return fc.constantFrom(...NUMBERS.filter(fits));
    case 'boolean':
      return fc.boolean();
    case 'literal':
      return fc.constant(member(schema, 'literal'));
    case 'picklist':
      return fc.constantFrom(...list(member(schema, 'options')));
    case 'optional':
      return fc.option(of(inner(schema, 'wrapped')), { nil: undefined });
    case 'array':
      return arrayOf(of(inner(schema, 'item')), fits);
    case 'record':
      return fc.dictionary(of(inner(schema, 'key')).map(String), of(inner(schema, 'value')), { maxKeys: 3, noNullPrototype: true });
    case 'variant':
      return fc.oneof(...list(member(schema, 'options')).filter(isSchema).map(of));
    case 'strict_object':
      return objectOf(member(schema, 'entries'), of);
    default:
      throw new Error(`No inputs are made of ${schema.type} yet`);
  }
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** At most three, entries by distinct ids, numbers rising, and so many that the schema takes them. */
function arrayOf(item: fc.Arbitrary<unknown>, fits: (value: unknown) => boolean): fc.Arbitrary<unknown> {
  const idOf = (one: unknown): unknown => (isParts(one) && 'id' in one ? one.id : one);
  const some = (minLength: number) =>
    fc
      .uniqueArray(item, { minLength, maxLength: 3, selector: idOf, comparator: 'IsStrictlyEqual', size: 'max' })
      .map((all) => (all.every((one) => typeof one === 'number') ? [...all].sort((a, b) => Number(a) - Number(b)) : all));
  return some(fits([]) ? 0 : 1);
}

function objectOf(entries: unknown, of: (schema: v.GenericSchema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [name, schema] of Object.entries(Object(entries))) if (isSchema(schema)) model[name] = of(schema);
  return fc.record(model).map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)));
}
