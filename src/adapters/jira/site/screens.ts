import * as v from 'valibot';
import type { Screen, ScreenScheme, SiteWrite, TypeScreenScheme } from '../../../domain/set-up/site';
import { ask, type Caller, send } from '../request';
import { listAll, pageOf } from './paging';
import { userSchema } from './types';

/** Screens and tabs have numbers where other things have text. */
const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const typeScreenSchema = v.object({ id, projects: v.optional(v.object({ values: v.optional(v.array(userSchema), []) }), {}) });
const mappingSchema = v.object({ issueTypeScreenSchemeId: id, issueTypeId: v.string(), screenSchemeId: id });
const screenSchemeSchema = v.object({
  id,
  screens: v.optional(v.object({ default: v.optional(id), create: v.optional(id), edit: v.optional(id), view: v.optional(id) }), {}),
});
const screenSchema = v.object({ id, name: v.optional(v.string(), '') });
const tabsSchema = v.array(v.object({ id }));
const tabFieldsSchema = v.array(v.object({ id: v.string() }));

/** Which screen schemes the issue types of which projects have, over the whole site. */
export async function readTypeScreenSchemes(by: Caller): Promise<TypeScreenScheme[]> {
  const [schemes, mappings] = await Promise.all([
    listAll((page) => ask('getIssueTypeScreenSchemes', by, { query: { ...page, expand: 'projects' } }, pageOf(typeScreenSchema))),
    listAll((query) => ask('getIssueTypeScreenSchemeMappings', by, { query }, pageOf(mappingSchema))),
  ]);
  return schemes.map((scheme) => ({
    id: scheme.id,
    projects: scheme.projects.values,
    screenSchemes: Object.fromEntries(
      mappings.flatMap((row) => (row.issueTypeScreenSchemeId === scheme.id ? [[row.issueTypeId, row.screenSchemeId]] : [])),
    ),
  }));
}

export const readScreenSchemes = (by: Caller): Promise<ScreenScheme[]> =>
  listAll((query) => ask('getScreenSchemes', by, { query }, pageOf(screenSchemeSchema)));

/** Names of screens; their fields are read one by one. */
export async function readScreenNames(by: Caller, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  return listAll((page) => ask('getScreens', by, { query: { ...page, id: ids } }, pageOf(screenSchema)));
}

/** A screen with the fields of all its tabs. */
export async function readScreen(by: Caller, screen: { id: string; name: string }): Promise<Screen> {
  const path = { screenId: screen.id };
  const tabs = await ask('getAllScreenTabs', by, { path }, tabsSchema);
  const fields = await Promise.all(
    tabs.map((tab) => ask('getAllScreenTabFields', by, { path: { ...path, tabId: tab.id } }, tabFieldsSchema)),
  );
  return { ...screen, firstTab: tabs[0]?.id, fieldIds: fields.flat().map((field) => field.id) };
}

export async function addToScreen({ screenId, tabId, fieldId }: Extract<SiteWrite, { do: 'addToScreen' }>): Promise<void> {
  await send('addScreenTabField', 'person', { path: { screenId, tabId }, body: { fieldId } });
}
