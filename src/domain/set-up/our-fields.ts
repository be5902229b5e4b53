import type { FieldName, Policy } from '../../contract/types';
import { sameName } from '../policy/defaults';
import type { SiteField } from './site';

const TYPE = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** Screens of an issue type. */
export type ScreenUse = 'create' | 'edit' | 'view';

/** One of the app's fields, as it is made where the site has none like it. */
export interface OurField {
  field: FieldName;
  name: string;
  /** Taken instead when a field of that name is there but of another type. */
  otherName: string;
  /** What it may be called where it is found: Jira Service Management's French sites. */
  aliases: readonly string[];
  description: string;
  /** Field types that hold what we need; the first is the one we make. */
  types: readonly [string, ...string[]];
  searcher: string;
  screens: readonly ScreenUse[];
}

const ALWAYS: readonly ScreenUse[] = ['create', 'edit', 'view'];
/** What is known only once work has begun. */
const LATER: readonly ScreenUse[] = ['edit', 'view'];

const SELECT = { types: [`${TYPE}select`, `${TYPE}radiobuttons`], searcher: `${TYPE}multiselectsearcher` } as const;

/** The app's fields in the order they are made and put on screens. Names are those of ITIL and Jira Service Management. */
export const OUR_FIELDS: readonly OurField[] = [
  {
    field: 'impact',
    name: 'Impact',
    otherName: 'Incident impact',
    aliases: [],
    description: 'How far the incident reaches.',
    ...SELECT,
    screens: ALWAYS,
  },
  {
    field: 'urgency',
    name: 'Urgency',
    otherName: 'Incident urgency',
    aliases: ['Urgence'],
    description: 'How long the business can wait.',
    ...SELECT,
    screens: ALWAYS,
  },
  {
    field: 'category',
    name: 'Category',
    otherName: 'Incident category',
    aliases: ['Catégorie'],
    description: 'What kind of thing the incident is about, and below it what in particular.',
    types: [`${TYPE}cascadingselect`],
    searcher: `${TYPE}cascadingselectsearcher`,
    screens: ALWAYS,
  },
  {
    field: 'services',
    name: 'Affected services',
    otherName: 'Services affected by the incident',
    aliases: ['Services affectés'],
    description: 'Which services do not work as they should.',
    types: [`${TYPE}multiselect`, `${TYPE}multicheckboxes`],
    searcher: `${TYPE}multiselectsearcher`,
    screens: ALWAYS,
  },
  {
    field: 'affectedUser',
    name: 'Affected user',
    otherName: 'User affected by the incident',
    aliases: ['Utilisateur affecté'],
    description: 'Who is affected, when it is not the reporter.',
    types: [`${TYPE}userpicker`],
    searcher: `${TYPE}userpickergroupsearcher`,
    screens: ALWAYS,
  },
  {
    field: 'channel',
    name: 'Channel',
    otherName: 'Incident channel',
    aliases: ['Canal'],
    description: 'How the incident reached the service desk.',
    ...SELECT,
    screens: ALWAYS,
  },
  {
    field: 'closureCode',
    name: 'Closure code',
    otherName: 'Incident closure code',
    aliases: ['Code de clôture'],
    description: 'How the incident ended.',
    ...SELECT,
    screens: LATER,
  },
  {
    field: 'resolutionKind',
    name: 'Resolution kind',
    otherName: 'Incident resolution kind',
    aliases: ['Type de résolution'],
    description: 'Whether the cause is gone or worked around.',
    ...SELECT,
    screens: LATER,
  },
  {
    field: 'vendorReference',
    name: 'Vendor reference',
    otherName: 'Incident vendor reference',
    aliases: ['Référence fournisseur'],
    description: 'Number of the case at the vendor who works on it.',
    types: [`${TYPE}textfield`],
    searcher: `${TYPE}textsearcher`,
    screens: LATER,
  },
];

/** How one of our fields stands on a site. */
export type Binding =
  | { state: 'there'; field: SiteField }
  /** `taken`: a field of our name is there, but of another type. */
  | { state: 'missing'; name: string; taken: string | undefined };

/**
 * Finds one of our fields: the one of the settings while it is there, else by name and type. Fields of a team-managed project are not ours.
 * Of several alike the oldest is taken, so that two runs agree.
 */
export function bindField(ours: OurField, fields: readonly SiteField[], recordedId: string | undefined): Binding {
  const usable = fields.filter((field) => !field.scoped);
  const fits = (field: SiteField): boolean => field.type !== undefined && ours.types.includes(field.type);
  const recorded = usable.find((field) => field.id === recordedId && fits(field));
  if (recorded) return { state: 'there', field: recorded };
  for (const name of [ours.name, ...ours.aliases, ours.otherName, lastName(ours)]) {
    const found = usable.filter((field) => fits(field) && sameName(field.name, name)).sort((a, b) => numberOf(a) - numberOf(b))[0];
    if (found) return { state: 'there', field: found };
  }
  const names = [ours.name, ours.otherName, lastName(ours)];
  const holder = (name: string): SiteField | undefined => usable.find((field) => sameName(field.name, name));
  return { state: 'missing', name: names.find((name) => !holder(name)) ?? lastName(ours), taken: holder(ours.name)?.name };
}

/** Where both names are taken by other fields. */
const lastName = ({ otherName }: OurField): string => `${otherName} (Firebreak)`;

const numberOf = ({ id }: SiteField): number => Number(/\d+$/.exec(id)?.[0] ?? 0);

/** Whether a field offers options. */
export const hasOptions = (field: FieldName): boolean => field !== 'affectedUser' && field !== 'vendorReference';

/** Something of the policy that is an option of a field. */
export interface WantedOption {
  /** Id of the policy's entry. */
  id: string;
  name: string;
  /** In a cascading list: the entries below. */
  children: readonly { id: string; name: string }[];
}

/** The options a field has to offer; undefined for fields without options. */
export function wantedOptions(field: FieldName, policy: Policy): WantedOption[] | undefined {
  const flat = (entries: readonly { id: string; name: string }[]): WantedOption[] =>
    entries.map(({ id, name }) => ({ id, name, children: [] }));
  switch (field) {
    case 'impact':
      return flat(policy.impacts);
    case 'urgency':
      return flat(policy.urgencies);
    case 'category':
      return policy.categories.map(({ id, name, subcategories }) => ({ id, name, children: subcategories }));
    case 'services':
      return flat(policy.services);
    case 'channel':
      return flat(policy.channels);
    case 'closureCode':
      return flat(policy.closureCodes);
    case 'resolutionKind':
      return flat(policy.resolutionKinds);
    case 'affectedUser':
    case 'vendorReference':
      return undefined;
  }
}
