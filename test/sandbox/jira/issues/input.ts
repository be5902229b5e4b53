import { demandValid } from '../fields/app-rules';
import { isObject } from '../fields/codec';
import { available, codecOf, FieldProblem, liveField, type Place, parseValue, renderValue, spotOf, type Verb } from '../fields/index';
import type { FieldValuePlace, Jira } from '../jira';
import { fieldErrors } from '../rest/errors';

/** What REST sends about an issue's fields. */
export interface IssueInput {
  /** Values by field id. */
  fields?: Record<string, unknown> | undefined;
  /** Operations by field id: [{add: …}, {remove: …}, {set: …}]. */
  update?: Record<string, unknown> | undefined;
}

/** One operation of an `update` block. */
export interface Operation {
  verb: Verb;
  value: unknown;
}

/** What an input comes to: the fields as they would be, and what hangs beside them. */
export interface Applied {
  fields: Record<string, unknown>;
  comments: Operation[];
  links: Operation[];
  worklogs: Operation[];
  /** Field ids named by the input. */
  named: string[];
}

/** Not a value of the issue's own `fields`, but taken in the same block. */
const BESIDE: Readonly<Record<string, 'comments' | 'links' | 'worklogs'>> = {
  comment: 'comments',
  issuelinks: 'links',
  worklog: 'worklogs',
};

const VERBS: readonly string[] = ['set', 'add', 'remove', 'edit', 'copy'];

export const cannotBeSet = (fieldId: string): string =>
  `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;

/** Operations of an update block's entry; throws FieldProblem when it is none. */
function operationsOf(entry: unknown): Operation[] {
  if (!Array.isArray(entry)) throw new FieldProblem('data was not an array');
  return entry.flatMap((part: unknown) => {
    if (!isObject(part)) throw new FieldProblem('data was not an object');
    return Object.entries(part).map(([verb, value]): Operation => {
      if (!VERBS.includes(verb)) throw new FieldProblem(`Unknown operation '${verb}'.`);
      return { verb: verb as Verb, value };
    });
  });
}

/** Field ids an input names. */
export const namedFields = ({ fields, update }: IssueInput): string[] => [
  ...new Set([...Object.keys(fields ?? {}), ...Object.keys(update ?? {})]),
];

/**
 * Applies an input to stored fields. Values are checked by kind and place; screens and rights are the caller's business.
 * `on` says who sets them, on which issue: what the validation of an app's field may look at.
 * Throws 400 with an error for each bad field, so that an input is taken whole or not at all.
 */
export function applyInput(
  jira: Jira,
  place: Place,
  stored: Readonly<Record<string, unknown>>,
  input: IssueInput,
  on: Omit<FieldValuePlace, 'projectId'>,
  ignored: readonly string[] = [],
): Applied {
  const applied: Applied = { fields: { ...stored }, comments: [], links: [], worklogs: [], named: [] };
  const errors: Record<string, string> = {};
  for (const id of namedFields(input)) {
    if (ignored.includes(id)) continue;
    applied.named.push(id);
    try {
      applyOne(jira, place, applied, id, input, on);
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      errors[id] = error.message;
    }
  }
  if (Object.keys(errors).length > 0) throw fieldErrors(errors);
  return applied;
}

function applyOne(
  jira: Jira,
  place: Place,
  applied: Applied,
  id: string,
  { fields, update }: IssueInput,
  on: Omit<FieldValuePlace, 'projectId'>,
): void {
  const beside = BESIDE[id];
  if (beside) {
    if (fields && id in fields) throw new FieldProblem(cannotBeSet(id));
    applied[beside].push(...operationsOf(update?.[id]));
    return;
  }
  const field = liveField(jira, id);
  const codec = field && codecOf(field);
  if (!field || !codec || !field.orderable || !available(jira, field, place)) throw new FieldProblem(cannotBeSet(id));
  let value: unknown = applied.fields[id] ?? null;
  if (fields && id in fields) value = parseValue(jira, field, place, fields[id]);
  if (update && id in update) {
    for (const { verb, value: given } of operationsOf(update[id])) {
      if (!codec.verbs.includes(verb))
        throw new FieldProblem(
          `Field with id '${id}' and name '${field.name}' does not support operation '${verb}' Supported operation(s) are: '${codec.verbs.join(',')}'`,
        );
      value =
        verb === 'set' ? parseValue(jira, field, place, given) : (codec.apply?.(spotOf(jira, field, place), value, verb, given) ?? null);
    }
  }
  if (field.app && value !== null) demandValid(jira, field, renderValue(jira, field, place, value), { ...on, projectId: place.projectId });
  if (value === null) delete applied.fields[id];
  else applied.fields[id] = value;
}
