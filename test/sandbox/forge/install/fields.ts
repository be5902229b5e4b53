import { createHash } from 'node:crypto';
import type { FieldKind } from '../../jira/model';
import { text } from '../json';
import type { Translations } from '../manifest/translations';
import type { Platform } from '../platform';

/** Kinds of Forge field types; a list of texts is kept as labels are. */
const KINDS: Readonly<Record<string, { none: FieldKind; list?: FieldKind }>> = {
  string: { none: 'string', list: 'labels' },
  number: { none: 'number' },
  user: { none: 'user', list: 'multi-user' },
  group: { none: 'group', list: 'multi-group' },
  date: { none: 'date' },
  datetime: { none: 'datetime' },
  object: { none: 'object' },
};

/** Full type key of a field of the app, as Jira shows it in a field's schema. */
export function extensionKey(platform: Pick<Platform, 'manifest' | 'environmentId'>, moduleKey: string): string {
  return `ari:cloud:ecosystem::extension/${platform.manifest.appId}/${platform.environmentId}/static/${moduleKey}`;
}

/** Puts the manifest's custom fields into Jira (each with a global context), brings known ones up to date and removes what is gone. */
export function installFields(platform: Platform, translations: Translations): void {
  const { jira, manifest, environmentId } = platform;
  const modules = manifest.modules.filter((module) => module.type === 'jira:customField');
  for (const module of modules) {
    const collection = module.props.collection === 'list' ? 'list' : 'none';
    const kind = KINDS[text(module.props.type) ?? '']?.[collection];
    if (!kind) {
      const what = `not supported by the local Jira: custom field ${module.key} of type ${String(module.props.type)}, collection ${collection}`;
      platform.site.problems.report({ where: 'manifest', what });
      continue;
    }
    const known = jira.fields.find((field) => field.app?.appId === manifest.appId && field.app.moduleKey === module.key);
    const id = known?.id ?? `customfield_${jira.site.ids.next('customfield', 10000)}`;
    const name = translations.resolve(module.props.name, 'en-US');
    jira.fields.put({
      id,
      name,
      description: translations.resolve(module.props.description, 'en-US'),
      kind,
      custom: true,
      customType: extensionKey(platform, module.key),
      app: { appId: manifest.appId, environmentId, moduleKey: module.key, collection, readOnly: module.props.readOnly === true },
      clauseNames: [name],
      navigable: true,
      orderable: true,
      searchable: true,
    });
    if (known) continue;
    jira.fieldContexts.put({
      id: String(jira.site.ids.next('fieldcontext', 10000)),
      fieldId: id,
      name: `Default configuration scheme for ${name}`,
      description: '',
      projectIds: [],
      issueTypeIds: [],
    });
  }
  removeFields(platform, new Set(modules.map((module) => module.key)));
}

/** Removes fields of the app that are not kept, with their contexts. */
export function removeFields(platform: Platform, kept: ReadonlySet<string>): void {
  const { jira, manifest } = platform;
  for (const field of jira.fields.list((candidate) => candidate.app?.appId === manifest.appId && !kept.has(candidate.app.moduleKey))) {
    for (const context of jira.fieldContexts.list((candidate) => candidate.fieldId === field.id)) jira.fieldContexts.delete(context.id);
    jira.fields.delete(field.id);
  }
}

/** A UUID that follows from a text. */
export function uuidFrom(seed: string): string {
  const hex = createHash('sha256').update(seed).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
