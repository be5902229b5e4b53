import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addCustomField, addOptions, CUSTOM_TYPES } from '../admin/default-fields';
import { type Bench, doc, openBench } from '../issues/testing/bench';
import type { FieldDef, FieldKind } from '../model';
import { uuidOf } from '../people';
import { FieldProblem } from './codec';
import { available, changeItems, type Place, parseValue, renderValue } from './index';

let bench: Bench;
let place: Place;
beforeAll(() => {
  bench = openBench();
  place = { projectId: bench.shop.id, typeId: bench.typeId('Task') };
  const project = bench.jira.projects.need(bench.shop.id);
  bench.jira.projects.put({
    ...project,
    components: [{ id: '1', name: 'Door', description: '' }],
    versions: [{ id: '7', name: '1.0', description: '', archived: false, released: false }],
  });
  bench.jira.organizations.put({ id: '3', name: 'Acme', members: [] });
});
afterAll(() => bench.close());

function fieldOf(kind: FieldKind, options: string[] = []): FieldDef {
  const type = Object.entries(CUSTOM_TYPES).find(([, known]) => known.kind === kind)?.[0] ?? `test:${kind}`;
  const field = addCustomField(bench.jira, { name: `A ${kind} ${bench.jira.fields.size}`, customType: type, kind });
  if (options.length > 0) addOptions(bench.jira, field.id, options);
  return field;
}

const idOf = (field: FieldDef, value: string): string =>
  bench.jira.fieldOptions.find((option) => option.fieldId === field.id && option.value === value)?.id ?? '';

interface Case {
  kind: FieldKind;
  options?: string[];
  input: unknown;
  stored: unknown;
  rendered: unknown;
  /** fromString is null; what toString says. */
  said: string;
  bad: [unknown, string][];
}

const GROUP = 'jira-administrators';
const GROUP_ID = uuidOf(`group ${GROUP}`);

const CASES: Case[] = [
  { kind: 'string', input: 'x', stored: 'x', rendered: 'x', said: 'x', bad: [[1, 'Operation value must be a string']] },
  {
    kind: 'url',
    input: 'https://a.b/',
    stored: 'https://a.b/',
    rendered: 'https://a.b/',
    said: 'https://a.b/',
    bad: [['nope', 'The URL is not valid.']],
  },
  {
    kind: 'textarea',
    input: doc('Hi'),
    stored: doc('Hi'),
    rendered: doc('Hi'),
    said: 'Hi',
    bad: [
      ['Hi', 'Operation value must be an Atlassian Document (see the Atlassian Document Format)'],
      [{ type: 'doc', version: 1, content: [{ type: 'text', text: 'loose' }] }, 'INVALID_INPUT'],
    ],
  },
  { kind: 'number', input: 2.5, stored: 2.5, rendered: 2.5, said: '2.5', bad: [['2', 'Operation value must be a number']] },
  {
    kind: 'date',
    input: '2030-02-28',
    stored: '2030-02-28',
    rendered: '2030-02-28',
    said: '2030-02-28 00:00:00.0',
    bad: [['28.2.2030', 'Error parsing date string: 28.2.2030']],
  },
  {
    kind: 'datetime',
    input: '2030-02-28T10:00:00.000+0100',
    stored: '2030-02-28T09:00:00.000Z',
    rendered: '2030-02-28T09:00:00.000+0000',
    said: '2030-02-28T09:00:00.000+0000',
    bad: [['soon', 'Error parsing time: soon']],
  },
  {
    kind: 'user',
    input: { accountId: 'ben' },
    stored: 'ben',
    rendered: { accountId: 'ben' },
    said: 'Ben Beispiel',
    bad: [[{ accountId: 'who' }, 'Specify a valid value for this user field: the account does not exist.']],
  },
  {
    kind: 'multi-user',
    input: [{ accountId: 'ben' }, { id: 'mia' }],
    stored: ['ben', 'mia'],
    rendered: [{ accountId: 'ben' }, { accountId: 'mia' }],
    said: '[Ben Beispiel, Mia Muster]',
    bad: [['ben', 'data was not an array']],
  },
  {
    kind: 'group',
    input: { name: GROUP },
    stored: GROUP_ID,
    rendered: { name: GROUP, groupId: GROUP_ID },
    said: GROUP,
    bad: [[{ name: 'x' }, 'Could not find group with name: x']],
  },
  {
    kind: 'multi-group',
    input: [{ groupId: GROUP_ID }],
    stored: [GROUP_ID],
    rendered: [{ name: GROUP }],
    said: GROUP,
    bad: [[[{ name: 'x' }], 'Could not find group with name: x']],
  },
  {
    kind: 'labels',
    input: ['a', 'b', 'a'],
    stored: ['a', 'b'],
    rendered: ['a', 'b'],
    said: 'a b',
    bad: [[['a b'], "The label 'a b' contains spaces which is invalid."]],
  },
  {
    kind: 'component-list',
    input: [{ name: 'Door' }],
    stored: ['1'],
    rendered: [{ id: '1', name: 'Door' }],
    said: 'Door',
    bad: [[[{ name: 'Roof' }], "Component name 'Roof' is not valid"]],
  },
  {
    kind: 'version-list',
    input: [{ id: '7' }],
    stored: ['7'],
    rendered: [{ id: '7', name: '1.0' }],
    said: '1.0',
    bad: [[[{ id: '8' }], "Version id '8' is not valid"]],
  },
  {
    kind: 'organization',
    input: [3],
    stored: ['3'],
    rendered: [{ id: '3', name: 'Acme' }],
    said: 'Acme',
    bad: [[[4], "The organization '4' does not exist."]],
  },
  {
    kind: 'participants',
    input: [{ accountId: 'carla' }],
    stored: ['carla'],
    rendered: [{ accountId: 'carla' }],
    said: '[Carla Customer]',
    bad: [[[{ accountId: 'x' }], 'Specify a valid value for this user field: the account does not exist.']],
  },
  { kind: 'object', input: { a: [1] }, stored: { a: [1] }, rendered: { a: [1] }, said: '{"a":[1]}', bad: [] },
];

describe('each kind reads, keeps, shows and tells its values, and empties', () => {
  test.each(CASES)('$kind', ({ kind, input, stored, rendered, said, bad }) => {
    const field = fieldOf(kind);
    expect(parseValue(bench.jira, field, place, input)).toEqual(stored);
    const shown = renderValue(bench.jira, field, place, stored);
    if (typeof rendered === 'object') expect(shown).toMatchObject(rendered as object);
    else expect(shown).toBe(rendered);
    const [item] = changeItems(bench.jira, field, place, null, stored);
    expect(item?.toString).toBe(said);
    expect(item?.fieldId).toBe(field.id);
    expect(changeItems(bench.jira, field, place, stored, stored)).toEqual([]);
    expect(parseValue(bench.jira, field, place, null)).toBeNull();
    for (const [wrong, message] of bad) expect(() => parseValue(bench.jira, field, place, wrong)).toThrow(new FieldProblem(message));
  });

  test('select lists, single, multiple and cascading, by id or value; disabled options cannot be chosen', () => {
    const single = fieldOf('option', ['Red', 'Blue']);
    const red = idOf(single, 'Red');
    expect(parseValue(bench.jira, single, place, { value: 'red' })).toBe(red);
    expect(parseValue(bench.jira, single, place, { id: red })).toBe(red);
    expect(renderValue(bench.jira, single, place, red)).toMatchObject({ id: red, value: 'Red' });
    expect(() => parseValue(bench.jira, single, place, { id: '1' })).toThrow("Option id '1' is not valid");
    expect(() => parseValue(bench.jira, single, place, { value: 'Green' })).toThrow("Option value 'Green' is not valid");
    bench.jira.fieldOptions.update(red, (option) => ({ ...option, disabled: true }));
    expect(() => parseValue(bench.jira, single, place, { id: red })).toThrow('is not valid');
    const multi = fieldOf('multi-option', ['A', 'B']);
    expect(parseValue(bench.jira, multi, place, [{ value: 'B' }, { value: 'A' }])).toEqual([idOf(multi, 'B'), idOf(multi, 'A')]);
    const cascading = fieldOf('cascading', ['Europe']);
    const parent = idOf(cascading, 'Europe');
    const context = bench.jira.fieldOptions.need(parent).contextId;
    bench.jira.fieldOptions.put({
      id: '99001',
      fieldId: cascading.id,
      contextId: context,
      value: 'Berlin',
      disabled: false,
      parentId: parent,
      order: 0,
    });
    const stored = parseValue(bench.jira, cascading, place, { value: 'Europe', child: { value: 'Berlin' } });
    expect(stored).toEqual({ option: parent, child: '99001' });
    expect(renderValue(bench.jira, cascading, place, stored)).toMatchObject({ value: 'Europe', child: { value: 'Berlin' } });
    expect(() => parseValue(bench.jira, cascading, place, { value: 'Europe', child: { value: 'Rome' } })).toThrow(
      "Option value 'Rome' is not valid",
    );
  });

  test('options come from the context that applies; without one the field is not there', () => {
    const field = fieldOf('option', ['Everywhere']);
    const general = bench.jira.fieldContexts.find((context) => context.fieldId === field.id);
    if (!general) throw new Error('no context');
    bench.jira.fieldContexts.put({ ...general, id: '99100', name: 'Shop only', projectIds: [bench.shop.id] });
    bench.jira.fieldOptions.put({ id: '99101', fieldId: field.id, contextId: '99100', value: 'Here', disabled: false, order: 0 });
    expect(parseValue(bench.jira, field, place, { value: 'Here' })).toBe('99101');
    expect(() => parseValue(bench.jira, field, place, { value: 'Everywhere' })).toThrow('is not valid');
    const there: Place = { projectId: bench.desk.id, typeId: bench.typeId('Task', bench.desk) };
    expect(parseValue(bench.jira, field, there, { value: 'Everywhere' })).toBe(idOf(field, 'Everywhere'));
    bench.jira.fieldContexts.delete(general.id);
    expect(available(bench.jira, field, place)).toBe(true);
    expect(available(bench.jira, field, there)).toBe(false);
  });

  test('an app may keep a list of any texts, up to a hundred', () => {
    const field = {
      ...fieldOf('labels'),
      app: { appId: 'a', environmentId: 'e', moduleKey: 'm', collection: 'list' as const, readOnly: false },
    };
    expect(parseValue(bench.jira, field, place, ['two words'])).toEqual(['two words']);
    expect(() =>
      parseValue(
        bench.jira,
        field,
        place,
        Array.from({ length: 101 }, (_, n) => `text ${n}`),
      ),
    ).toThrow('at most 100');
  });

  test('components and versions tell one line for each that came or went', () => {
    const field = fieldOf('component-list');
    const items = changeItems(bench.jira, bench.jira.fields.need('components'), place, ['1'], null);
    expect(items).toMatchObject([{ field: 'Component', fieldId: 'components', from: '1', fromString: 'Door', to: null, toString: null }]);
    expect(changeItems(bench.jira, field, place, null, null)).toEqual([]);
  });
});
