import * as v from 'valibot';
import { AppFault } from '../../../contract/errors';
import { PROJECT_PROPERTY } from '../../../domain/settings/incident-types';
import type { AppSelf, SiteReader, SiteWriter } from '../../../ports';
import { lackingPermissions, readProjectMark } from '../projects';
import { ask, type Caller, send } from '../request';
import { readStatusCategories } from '../statuses';
import {
  addContextTypes,
  assignContext,
  createField,
  createOptions,
  readContexts,
  readFields,
  readFieldsThere,
  readOptions,
  renameOptions,
} from './fields';
import { countPeople, createLinkType, readLinkTypes, readPriorities, readRoles } from './lists';
import { readTimeZone } from './person';
import { readRequestForm } from './request-form';
import { addToScreen, readScreen, readScreenNames, readScreenSchemes, readTypeScreenSchemes } from './screens';
import { readStatuses } from './statuses';
import { addTypeToScheme, countProjects, createType, readProjects, readTypeSchemes, readTypes } from './types';

/** Screens read one after another: each is two calls or more. */
const SCREENS_AT_ONCE = 8;

/** How the site is made up, in the name of the person who asks or of the app. */
export const siteReader = (by: Caller): SiteReader => ({
  countProjects: () => countProjects(by),
  readProjects: (ids) => readProjects(by, ids),
  readTypes: () => readTypes(by),
  readFields: () => readFields(by),
  readFieldsThere: (ids) => readFieldsThere(by, ids),
  readContexts: (fieldId) => readContexts(by, fieldId),
  readOptions: (fieldId, contextId) => readOptions(by, fieldId, contextId),
  readSchemes: async () => {
    const [types, typeScreens, screens] = await Promise.all([readTypeSchemes(by), readTypeScreenSchemes(by), readScreenSchemes(by)]);
    return { types, typeScreens, screens };
  },
  readScreens: async (ids) => {
    const named = await readScreenNames(by, ids);
    const screens = [];
    for (let at = 0; at < named.length; at += SCREENS_AT_ONCE)
      screens.push(...(await Promise.all(named.slice(at, at + SCREENS_AT_ONCE).map((screen) => readScreen(by, screen)))));
    return screens;
  },
  readLinkTypes: () => readLinkTypes(by),
  readPriorities: () => readPriorities(by),
  readRoles: () => readRoles(by),
  // Nobody reads groups where no person is there.
  countPeople,
  readTimeZone: () => readTimeZone(by),
  readStatuses: (projectId) => readStatuses(by, projectId),
  readStatusCategories: () => readStatusCategories(by),
  readMark: (projectId) => readProjectMark(by, projectId),
  readRequestForm: (projectKey, requestTypeId) => readRequestForm(by, projectKey, requestTypeId),
});

/** Changes of the site as the admin who clicked. */
export const siteWriter: SiteWriter = {
  write: (change) => {
    switch (change.do) {
      case 'createType':
        return createType(change.name, change.description);
      case 'addType':
        return addTypeToScheme(change.schemeId, change.typeId);
      case 'createField':
        return createField(change);
      case 'assignContext':
        return assignContext(change);
      case 'addContextTypes':
        return addContextTypes(change);
      case 'createOptions':
        return createOptions(change);
      case 'renameOptions':
        return renameOptions(change);
      case 'addToScreen':
        return addToScreen(change);
      case 'createLinkType':
        return createLinkType(change);
      case 'writeMark':
        return writeMark(change.projectId, change.mark);
      case 'removeMark':
        return removeMark(change.projectId);
    }
  },
};

const markPath = (projectId: string): Record<string, string> => ({ projectIdOrKey: projectId, propertyKey: PROJECT_PROPERTY });

async function writeMark(projectId: string, mark: unknown): Promise<void> {
  await send('setProjectProperty', 'person', { path: markPath(projectId), body: mark });
}

async function removeMark(projectId: string): Promise<void> {
  await unlessGone(send('deleteProjectProperty', 'person', { path: markPath(projectId) }));
}

/** What the app can say of itself only in its own name. */
export const appSelf: AppSelf = {
  accountId: async () => (await ask('getCurrentUser', 'app', {}, v.object({ accountId: v.string() }))).accountId,
  lacking: async (projectId, permissions) => (await unlessGone(lackingPermissions('app', permissions, projectId))) ?? [...permissions],
};

/** Undefined for what is not there or not seen. */
async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
