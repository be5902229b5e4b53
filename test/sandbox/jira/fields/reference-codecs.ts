import { componentBean, priorityBean, resolutionBean, selfUrl, versionBean } from '../admin/beans';
import type { FieldOption, Group } from '../model';
import { groupName, userBean } from '../people';
import { type Codec, type FieldSpot, isObject, listCodec, refuse, textOf } from './codec';
import { optionsOf } from './config';

/** Kinds whose values name something else: people, groups, options, priorities, resolutions, versions, components. */

function accountFrom(spot: FieldSpot, input: unknown): string {
  const id = textOf(input, 'accountId') ?? textOf(input, 'id');
  if (id === undefined) return refuse('expected Object containing an accountId or id property');
  const person = spot.jira.people.get(id);
  if (!person) return refuse('Specify a valid value for this user field: the account does not exist.');
  if (!person.active) return refuse(`User '${person.displayName}' is not active.`);
  return id;
}

const personName = (spot: FieldSpot, id: string): string => spot.jira.people.get(id)?.displayName ?? 'Former user';

const user: Codec = {
  verbs: ['set'],
  schema: { type: 'user' },
  parse: (spot, input) => {
    if (input === null || input === undefined) return null;
    if (spot.field.id === 'assignee' && isObject(input) && (input.accountId === null || input.id === null)) return null;
    return accountFrom(spot, input);
  },
  render: (spot, stored) => userBean(spot.jira, String(stored), spot.viewer),
  ends: (spot, stored) => ({ raw: String(stored), text: personName(spot, String(stored)) }),
};

const multiUser = listCodec({
  items: 'user',
  one: accountFrom,
  render: (spot, id) => userBean(spot.jira, id, spot.viewer),
  text: personName,
  join: { raw: (ids) => `[${ids.join(', ')}]`, text: (words) => `[${words.join(', ')}]` },
});

function groupFrom(spot: FieldSpot, input: unknown): Group {
  const name = textOf(input, 'name');
  const id = textOf(input, 'groupId');
  const found = spot.jira.groups.find((group) => group.id === id || group.name === name);
  return found ?? refuse(`Could not find group with name: ${name ?? id ?? ''}`);
}

const groupText = (spot: FieldSpot, id: string): string => spot.jira.groups.get(id)?.name ?? id;

function renderGroup(spot: FieldSpot, id: string): unknown {
  const group = spot.jira.groups.get(id);
  return group ? groupName(spot.jira, group) : null;
}

const group: Codec = {
  verbs: ['set'],
  schema: { type: 'group' },
  parse: (spot, input) => (input === null || input === undefined ? null : groupFrom(spot, input).id),
  render: (spot, stored) => renderGroup(spot, String(stored)),
  ends: (spot, stored) => ({ raw: String(stored), text: groupText(spot, String(stored)) }),
};

const multiGroup = listCodec({ items: 'group', one: (spot, input) => groupFrom(spot, input).id, render: renderGroup, text: groupText });

/** An option of this field in this place, named by id or value. Disabled ones cannot be chosen any more. */
function optionFrom(spot: FieldSpot, input: unknown, parentId?: string): FieldOption {
  const id = textOf(input, 'id');
  const value = textOf(input, 'value') ?? (typeof input === 'string' ? input : undefined);
  if (id === undefined && value === undefined) return refuse("Could not find valid 'id' or 'value' in the Parent Option object.");
  const found = optionsOf(spot.jira, spot.field, spot, parentId).find((option) =>
    id === undefined ? option.value.toLowerCase() === value?.toLowerCase() : option.id === id,
  );
  if (!found || found.disabled)
    return refuse(id === undefined ? `Option value '${value ?? ''}' is not valid` : `Option id '${id}' is not valid`);
  return found;
}

const optionText = (spot: FieldSpot, id: string): string => spot.jira.fieldOptions.get(id)?.value ?? id;

function optionBean(spot: FieldSpot, id: string): Record<string, unknown> {
  return { self: selfUrl(spot.jira, `customFieldOption/${id}`), value: optionText(spot, id), id };
}

const enabled = (spot: FieldSpot, parentId?: string): FieldOption[] =>
  optionsOf(spot.jira, spot.field, spot, parentId).filter((option) => !option.disabled);

const allowedOptions = (spot: FieldSpot): unknown[] => enabled(spot).map((option) => optionBean(spot, option.id));

const option: Codec = {
  verbs: ['set'],
  schema: { type: 'option' },
  parse: (spot, input) => (input === null || input === undefined ? null : optionFrom(spot, input).id),
  render: (spot, stored) => optionBean(spot, String(stored)),
  ends: (spot, stored) => ({ raw: String(stored), text: optionText(spot, String(stored)) }),
  allowed: allowedOptions,
};

const multiOption = listCodec({
  items: 'option',
  one: (spot, input) => optionFrom(spot, input).id,
  render: optionBean,
  text: optionText,
  join: { raw: (ids) => `[${ids.join(', ')}]`, text: (words) => words.join(',') },
  allowed: allowedOptions,
});

/** Stored form of a cascading select. */
interface CascadingValue {
  option: string;
  child?: string;
}

function cascadingOf(stored: unknown): CascadingValue | undefined {
  const parent = textOf(stored, 'option');
  const child = textOf(stored, 'child');
  return parent === undefined ? undefined : { option: parent, ...(child === undefined ? {} : { child }) };
}

const cascading: Codec = {
  verbs: ['set'],
  schema: { type: 'option-with-child' },
  parse: (spot, input) => {
    if (input === null || input === undefined) return null;
    const parent = optionFrom(spot, input);
    const child =
      isObject(input) && input.child !== undefined && input.child !== null ? optionFrom(spot, input.child, parent.id) : undefined;
    return { option: parent.id, ...(child ? { child: child.id } : {}) };
  },
  render: (spot, stored) => {
    const value = cascadingOf(stored);
    return value ? { ...optionBean(spot, value.option), ...(value.child ? { child: optionBean(spot, value.child) } : {}) } : null;
  },
  ends: (spot, stored) => {
    const value = cascadingOf(stored);
    if (!value) return { raw: null, text: null };
    const child = value.child;
    return {
      raw: `Parent values: ${optionText(spot, value.option)}(${value.option})${child ? `Level 1 values: ${optionText(spot, child)}(${child})` : ''}`,
      text: `Parent values: ${optionText(spot, value.option)}(${value.option})${child ? `Level 1 values: ${optionText(spot, child)}(${child})` : ''}`,
    };
  },
  allowed: (spot) =>
    enabled(spot).map((parent) => ({
      ...optionBean(spot, parent.id),
      children: enabled(spot, parent.id).map((child) => optionBean(spot, child.id)),
    })),
};

/** Priorities and resolutions: site-wide lists named by id or name. */
function named(
  what: 'Priority' | 'Resolution',
  find: (spot: FieldSpot) => { id: string; name: string }[],
  bean: (spot: FieldSpot, id: string) => Record<string, unknown>,
): Codec {
  const nameOf = (spot: FieldSpot, id: string): string => find(spot).find((entry) => entry.id === id)?.name ?? id;
  return {
    verbs: ['set'],
    schema: { type: what.toLowerCase() },
    parse: (spot, input) => {
      if (input === null || input === undefined) return null;
      const id = textOf(input, 'id');
      const name = textOf(input, 'name');
      if (id === undefined && name === undefined) return refuse("Could not find valid 'id' or 'name'.");
      const found = find(spot).find((entry) => (id === undefined ? entry.name === name : entry.id === id));
      return (
        found?.id ??
        refuse(id === undefined ? `${what} name '${name ?? ''}' is not valid` : `The ${what.toLowerCase()} selected is invalid.`)
      );
    },
    render: (spot, stored) => bean(spot, String(stored)),
    ends: (spot, stored) => ({ raw: String(stored), text: nameOf(spot, String(stored)) }),
    allowed: (spot) => find(spot).map((entry) => bean(spot, entry.id)),
  };
}

const priority = named(
  'Priority',
  ({ jira }) => jira.priorities.list(),
  ({ jira }, id) => priorityBean(jira, jira.priorities.need(id)),
);

const resolution = named(
  'Resolution',
  ({ jira }) => jira.resolutions.list(),
  ({ jira }, id) => resolutionBean(jira, jira.resolutions.need(id)),
);

/** Versions and components: lists a project keeps itself. */
function ofProject<T extends { id: string; name: string }>(
  what: 'Component' | 'Version',
  find: (spot: FieldSpot) => T[],
  bean: (spot: FieldSpot, entry: T) => Record<string, unknown>,
): Codec {
  const get = (spot: FieldSpot, id: string): T | undefined => find(spot).find((entry) => entry.id === id);
  return listCodec({
    items: what.toLowerCase(),
    one: (spot, input) => {
      const id = textOf(input, 'id');
      const name = textOf(input, 'name');
      const found = find(spot).find((entry) => (id === undefined ? entry.name === name : entry.id === id));
      return found?.id ?? refuse(`${what} ${id === undefined ? 'name' : 'id'} '${id ?? name ?? ''}' is not valid`);
    },
    render: (spot, id) => {
      const entry = get(spot, id);
      return entry ? bean(spot, entry) : null;
    },
    text: (spot, id) => get(spot, id)?.name ?? id,
    allowed: (spot) => find(spot).map((entry) => bean(spot, entry)),
  });
}

const components = ofProject(
  'Component',
  (spot) => spot.jira.projects.get(spot.projectId)?.components ?? [],
  (spot, entry) => componentBean(spot.jira, entry),
);

const versions = ofProject(
  'Version',
  (spot) => spot.jira.projects.get(spot.projectId)?.versions ?? [],
  (spot, entry) => versionBean(spot.jira, entry),
);

const organizations = listCodec({
  items: 'sd-customerorganization',
  one: (spot, input) => {
    const id = typeof input === 'number' || typeof input === 'string' ? String(input) : textOf(input, 'id');
    return spot.jira.organizations.get(id ?? '')?.id ?? refuse(`The organization '${id ?? ''}' does not exist.`);
  },
  render: (spot, id) => ({ id, name: spot.jira.organizations.get(id)?.name ?? '' }),
  text: (spot, id) => spot.jira.organizations.get(id)?.name ?? id,
});

const participants: Codec = { ...multiUser, schema: { type: 'array', items: 'user' } };

const requestType: Codec = {
  verbs: ['set'],
  schema: { type: 'sd-customerrequesttype' },
  parse: (spot, input) => {
    if (input === null || input === undefined) return null;
    const id = typeof input === 'string' ? input : textOf(input, 'id');
    return spot.jira.requestTypes.get(id ?? '')?.id ?? refuse(`The request type '${id ?? ''}' does not exist.`);
  },
  render: (spot, stored) => {
    const type = spot.jira.requestTypes.get(String(stored));
    if (!type) return null;
    const self = `${spot.jira.site.baseUrl}/rest/servicedeskapi/servicedesk/${type.serviceDeskId}/requesttype/${type.id}`;
    return {
      requestType: {
        id: type.id,
        _links: { self },
        name: type.name,
        description: type.description,
        helpText: type.helpText,
        issueTypeId: type.issueTypeId,
        serviceDeskId: type.serviceDeskId,
        groupIds: type.groupIds,
      },
    };
  },
  ends: (spot, stored) => ({ raw: String(stored), text: spot.jira.requestTypes.get(String(stored))?.name ?? String(stored) }),
};

export const REFERENCE_CODECS = {
  user,
  'multi-user': multiUser,
  group,
  'multi-group': multiGroup,
  option,
  'multi-option': multiOption,
  cascading,
  priority,
  resolution,
  'component-list': components,
  'version-list': versions,
  organization: organizations,
  participants,
  'request-type': requestType,
} as const;
