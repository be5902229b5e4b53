import { addCustomField, CUSTOM_TYPES } from '../../jira/admin/default-fields';
import { contextOf, fieldsOn, type Place, screenOf } from '../../jira/fields/index';
import type { Jira } from '../../jira/jira';
import type { FieldContext, FieldDef, FieldOption } from '../../jira/model';
import { ImportRefused } from './refusal';

const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** The fields the log's columns go to: their names in Jira, the kind made when there is none, and what it says of itself. */
const FIELDS = {
  impact: { name: 'Impact', type: `${TYPES}select`, description: 'How far the incident reaches.' },
  urgency: { name: 'Urgency', type: `${TYPES}select`, description: 'How long the business can wait.' },
  category: { name: 'Category', type: `${TYPES}cascadingselect`, description: 'What the incident is about, and more closely.' },
  channel: { name: 'Channel', type: `${TYPES}select`, description: 'How the incident reached the service desk.' },
  closureCode: { name: 'Closure code', type: `${TYPES}select`, description: 'How the incident was resolved.' },
  pendingReason: { name: 'Pending reason', type: `${TYPES}select`, description: 'Why the work waits.' },
  supportGroup: { name: 'Support group', type: `${TYPES}grouppicker`, description: 'The group that has the incident.' },
} as const;

export type FieldName = keyof typeof FIELDS;

/** The site's fields for the log, and their options. Whatever is missing is made on first use. */
export class LogFields {
  readonly made = { fields: [] as string[], options: 0 };
  readonly #ids = new Map<FieldName, string>();
  readonly #contexts = new Map<FieldName, FieldContext>();
  /** Option ids by field, parent and value. */
  readonly #options = new Map<string, string>();
  readonly #orders = new Map<string, number>();
  readonly #disabled = new Set<string>();

  constructor(
    private readonly jira: Jira,
    private readonly place: Place,
  ) {}

  /** Id of a field, which exists in the project and stands on the work type's screens. */
  id(name: FieldName): string {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const field = this.#field(name);
    this.#ids.set(name, field.id);
    this.#contexts.set(name, this.#context(field));
    this.#onScreens(field.id);
    return field.id;
  }

  /** Id of an option of a select, by its words in any case. */
  option(name: FieldName, value: string, parentId?: string): string {
    const key = optionKey(name, value, parentId);
    const known = this.#options.get(key);
    if (known !== undefined) return known;
    this.#learn(name);
    if (this.#disabled.has(key)) {
      throw new ImportRefused(
        `The option "${value}" of the field ${FIELDS[name].name} is disabled, and the log needs it: enable it, or rename it.`,
      );
    }
    return this.#options.get(key) ?? this.#addOption(name, value, parentId);
  }

  #field(name: FieldName): FieldDef {
    const { name: title, type, description } = FIELDS[name];
    const kind = CUSTOM_TYPES[type]?.kind;
    if (!kind) throw new Error(`import: the local Jira has no fields of the type ${type}`);
    const found = this.jira.fields.find(
      (field) =>
        field.custom &&
        !field.trashed &&
        !field.app &&
        field.scopeProjectId === undefined &&
        field.kind === kind &&
        field.name.toLowerCase() === title.toLowerCase(),
    );
    if (found) return found;
    this.made.fields.push(title);
    return addCustomField(this.jira, { name: title, description, customType: type, kind });
  }

  /** The context that counts in the project; made, or told of the work type, when the field is not there yet. */
  #context(field: FieldDef): FieldContext {
    const { projectId, typeId } = this.place;
    const known = contextOf(this.jira, field, this.place);
    if (known) return known;
    // Jira: a project stands in at most one context of a field.
    const own = this.jira.fieldContexts.find((context) => context.fieldId === field.id && context.projectIds.includes(projectId));
    if (own) return this.jira.fieldContexts.put({ ...own, issueTypeIds: [...own.issueTypeIds, typeId] });
    return this.jira.fieldContexts.put({
      id: String(this.jira.site.ids.next('fieldcontext', 10100)),
      fieldId: field.id,
      name: `${field.name} in ${this.jira.projects.need(projectId).name}`,
      description: '',
      projectIds: [projectId],
      issueTypeIds: [],
    });
  }

  #onScreens(fieldId: string): void {
    const screens = new Set((['create', 'edit', 'view'] as const).map((use) => screenOf(this.jira, this.place, use).id));
    for (const id of screens) {
      const screen = this.jira.screens.need(id);
      const [tab, ...rest] = screen.tabs;
      if (tab && !fieldsOn(screen).includes(fieldId))
        this.jira.screens.put({ ...screen, tabs: [{ ...tab, fieldIds: [...tab.fieldIds, fieldId] }, ...rest] });
    }
  }

  /** Reads the field's options once. */
  #learn(name: FieldName): void {
    const fieldId = this.id(name);
    if (this.#orders.has(`${name}/`)) return;
    this.#orders.set(`${name}/`, 0);
    for (const option of this.jira.fieldOptions.list((candidate) => candidate.fieldId === fieldId)) {
      if (option.contextId === this.#contexts.get(name)?.id) this.#remember(name, option);
    }
  }

  #remember(name: FieldName, option: FieldOption): void {
    const key = optionKey(name, option.value, option.parentId);
    if (option.disabled) this.#disabled.add(key);
    else this.#options.set(key, option.id);
    const siblings = `${name}/${option.parentId ?? ''}`;
    this.#orders.set(siblings, Math.max(this.#orders.get(siblings) ?? 0, option.order + 1));
  }

  #addOption(name: FieldName, value: string, parentId: string | undefined): string {
    const fieldId = this.id(name);
    const contextId = this.#contexts.get(name)?.id;
    if (contextId === undefined) throw new Error(`import: the field ${name} has no context`);
    this.made.options++;
    const option = this.jira.fieldOptions.put({
      id: String(this.jira.site.ids.next('fieldoption', 10000)),
      fieldId,
      contextId,
      value,
      disabled: false,
      order: this.#orders.get(`${name}/${parentId ?? ''}`) ?? 0,
      ...(parentId === undefined ? {} : { parentId }),
    });
    this.#remember(name, option);
    return option.id;
  }
}

const optionKey = (name: FieldName, value: string, parentId = ''): string => JSON.stringify([name, parentId, value.toLowerCase()]);
