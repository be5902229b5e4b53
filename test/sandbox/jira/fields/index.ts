import type { Jira } from '../jira';
import type { AccountId, ChangeItem, FieldDef, FieldKind } from '../model';
import { formatted } from './app-rules';
import { type Codec, type FieldSpot, listCodec, listOf, refuse } from './codec';
import type { Place } from './config';
import { parentCodec } from './parent-codec';
import { PLAIN_CODECS } from './plain-codecs';
import { REFERENCE_CODECS } from './reference-codecs';

export { FieldProblem, type FieldSpot, type Verb } from './codec';
export {
  available,
  contextOf,
  fieldsOn,
  liveField,
  type Place,
  placeOf,
  required,
  type ScreenUse,
  screenOf,
} from './config';

const CODECS: Partial<Record<FieldKind, Codec>> = { ...PLAIN_CODECS, ...REFERENCE_CODECS, parent: parentCodec };

/** A list of texts of an app's field: kept as labels are, but any text may stand in it (at most 100, Forge's limit for collections). */
const TEXT_LIST = listCodec({
  items: 'string',
  one: (_spot, input) => (typeof input === 'string' ? input : refuse('Operation value must be a string')),
  render: (_spot, value) => value,
  text: (_spot, value) => value,
});

/** How values of a field are read and shown; undefined for what is no value of the issue itself (comments, links …). */
export function codecOf(field: FieldDef): Codec | undefined {
  if (field.app && field.kind === 'labels') return TEXT_LIST;
  return CODECS[field.kind];
}

/** A field in a place, as codecs want it. */
export function spotOf(jira: Jira, field: FieldDef, place: Place, viewer?: AccountId): FieldSpot {
  return { jira, field, projectId: place.projectId, typeId: place.typeId, viewer };
}

/** Reads a value as REST gives it; throws FieldProblem in Jira's words. null is "no value". */
export function parseValue(jira: Jira, field: FieldDef, place: Place, input: unknown): unknown {
  const codec = codecOf(field);
  if (!codec) return refuse(`Field '${field.id}' cannot be set. It is not on the appropriate screen, or unknown.`);
  const value = codec.parse(spotOf(jira, field, place), input);
  if (field.app?.collection === 'list' && listOf(value).length > 100) return refuse('A field of this type holds at most 100 values.');
  return value;
}

/** Shows a stored value as REST does; null when there is none. Lists without a value of system fields show as []. */
export function renderValue(jira: Jira, field: FieldDef, place: Place, stored: unknown, viewer?: AccountId): unknown {
  const codec = codecOf(field);
  if (!codec) return null;
  if (stored === null || stored === undefined) return codec.schema.type === 'array' && emptyShownAsList(field) ? [] : null;
  return codec.render(spotOf(jira, field, place, viewer), stored);
}

const emptyShownAsList = (field: FieldDef): boolean => !field.custom || field.kind === 'organization' || field.kind === 'participants';

/** Names history gives some system fields (all others go by their id). */
const HISTORY_NAMES: Readonly<Record<string, string>> = {
  components: 'Component',
  fixVersions: 'Fix Version',
  versions: 'Version',
  parent: 'IssueParentAssociation',
};

/** What history says of a value that changed; nothing when it did not. Components and versions get one line each, as in Jira. */
export function changeItems(jira: Jira, field: FieldDef, place: Place, before: unknown, after: unknown): ChangeItem[] {
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  const spot = spotOf(jira, field, place);
  const codec = codecOf(field);
  const about = {
    field: field.custom ? field.name : (HISTORY_NAMES[field.id] ?? field.id),
    fieldtype: field.custom ? ('custom' as const) : ('jira' as const),
    fieldId: field.id,
  };
  const ends = (value: unknown): { raw: string | null; text: string | null } =>
    codec && value !== null && value !== undefined ? codec.ends(spot, value) : { raw: null, text: null };
  if (field.kind === 'component-list' || field.kind === 'version-list') {
    const [old, now] = [listOf(before), listOf(after)];
    const gone = old.filter((id) => !now.includes(id)).map((id) => [ends([id]), ends(undefined)] as const);
    const come = now.filter((id) => !old.includes(id)).map((id) => [ends(undefined), ends([id])] as const);
    return [...gone, ...come].map(([from, to]) => item(about, from, to));
  }
  const told = (value: unknown): Side => {
    const plain = ends(value);
    // Objects mean something to their app only: history has its words for them.
    return field.kind === 'object' && plain.text !== null
      ? { ...plain, text: formatted(jira, field, value, { projectId: place.projectId }) ?? plain.text }
      : plain;
  };
  const empty = field.kind === 'labels' || field.kind === 'multi-option' ? { raw: null, text: '' } : undefined;
  return [item(about, before == null && empty ? empty : told(before), after == null && empty ? empty : told(after))];
}

type Side = { raw: string | null; text: string | null };

function item(about: Pick<ChangeItem, 'field' | 'fieldtype' | 'fieldId'>, from: Side, to: Side): ChangeItem {
  return { ...about, from: from.raw, fromString: from.text, to: to.raw, toString: to.text };
}
