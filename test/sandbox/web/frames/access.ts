import type { ConditionFacts, ModuleInfo } from '../../forge/types';
import type { WebContext } from '../route';
import { isJiraAdmin, isProjectAdmin, type Place } from './place';
import { textsOf } from './values';
import type { Viewer } from './viewer';

/** Module types with a screen in Jira proper, and what each needs beside its display conditions. */
const NEEDS: Record<string, 'issue' | 'project' | 'admin' | 'project-admin' | 'none'> = {
  'jira:issueAction': 'issue',
  'jira:issueContext': 'issue',
  'jira:issueGlance': 'issue',
  'jira:issuePanel': 'issue',
  'jira:issueActivity': 'issue',
  'jira:adminPage': 'admin',
  'jira:globalPage': 'none',
  'jira:projectPage': 'project',
  'jira:projectSettingsPage': 'project-admin',
  'jira:command': 'none',
};

/** Module types with a screen in the portal. */
const PORTAL = new Set([
  'jiraServiceManagement:portalHeader',
  'jiraServiceManagement:portalSubheader',
  'jiraServiceManagement:portalFooter',
  'jiraServiceManagement:portalRequestDetail',
  'jiraServiceManagement:portalRequestDetailPanel',
  'jiraServiceManagement:portalRequestViewAction',
]);

/** Portal modules that may not be opened to people who are not signed in (Forge's pages of these modules). */
const SIGNED_IN_ONLY = new Set([
  'jiraServiceManagement:portalRequestDetail',
  'jiraServiceManagement:portalRequestDetailPanel',
  'jiraServiceManagement:portalRequestViewAction',
]);

/** Whether this is a module with a screen the local Jira can show. */
export function hasScreen(type: string): boolean {
  return type in NEEDS || PORTAL.has(type);
}

export function isPortalModule(type: string): boolean {
  return PORTAL.has(type);
}

/** Whether a module is there for a viewer at a place: licence, unlicensedAccess, place, rights, display conditions. */
export function mayOpen(context: WebContext, viewer: Viewer, module: ModuleInfo, place: Place): boolean {
  if (!context.jira.apps.includes(context.forge.app) || !admitted(viewer, module)) return false;
  const needs = NEEDS[module.type];
  if (needs === undefined && !PORTAL.has(module.type)) return false;
  if (needs === 'issue' && !place.issue) return false;
  if ((needs === 'project' || needs === 'project-admin') && !place.project) return false;
  if (needs === 'admin' && !isJiraAdmin(context, viewer)) return false;
  if (needs === 'project-admin' && !(place.project && isProjectAdmin(context, viewer, place.project.id))) return false;
  if (PORTAL.has(module.type) && !onPage(module, place)) return false;
  return context.forge.shown(module, factsOf(viewer, place));
}

/** What display conditions may ask about. */
export function factsOf(viewer: Viewer, place: Place): ConditionFacts {
  const issueId = place.issue?.id ?? place.requestIssueId;
  return {
    ...(viewer.person ? { accountId: viewer.person.id } : {}),
    ...(issueId === undefined ? {} : { issueId }),
    ...(place.project ? { projectId: place.project.id } : {}),
  };
}

// Forge: only licensed people, unless the module's unlicensedAccess names the kind of account.
function admitted(viewer: Viewer, module: ModuleInfo): boolean {
  if (viewer.accountType === 'licensed') return true;
  if (viewer.accountType === 'anonymous' && SIGNED_IN_ONLY.has(module.type)) return false;
  return textsOf(module.props.unlicensedAccess).includes(viewer.accountType);
}

function onPage(module: ModuleInfo, place: Place): boolean {
  if (module.type.startsWith('jiraServiceManagement:portalRequest') && !place.request) return false;
  const pages = textsOf(module.props.pages);
  return pages.length === 0 || (place.portalPage !== undefined && pages.includes(place.portalPage));
}
