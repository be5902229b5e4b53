import type { ProjectChoice } from '../../../../../../src/contract/types';
import { looksLikeIncidentType } from '../../../../../../src/domain/settings/names';
import { listOf, member, textOf } from '../../../../../shared/unread';
import { SITE_TYPE } from '../choices';

/** An issue type or request type to choose. */
export interface Named {
  id: string;
  name: string;
}

/** A project as the page needs it. */
export interface Project extends Named {
  key: string;
  /** Its own admins alone add issue types and fields. */
  teamManaged: boolean;
  /** It has a portal and request types. */
  service: boolean;
  /** Its types that can be incidents: neither sub-tasks nor anything above an issue. */
  types: Named[];
}

/** Reads a project out of Jira's list. */
export function projectOf(value: unknown): Project {
  const types = listOf(member(value, 'issueTypes')).filter((type) => {
    const level = member(type, 'hierarchyLevel');
    return member(type, 'subtask') !== true && (level === undefined || level === 0);
  });
  return {
    id: textOf(member(value, 'id')),
    key: textOf(member(value, 'key')),
    name: textOf(member(value, 'name')),
    teamManaged: member(value, 'style') === 'next-gen' || member(value, 'simplified') === true,
    service: member(value, 'projectTypeKey') === 'service_desk',
    types: types.map((type) => ({ id: textOf(member(type, 'id')), name: textOf(member(type, 'name')) })),
  };
}

/** The type that incidents will have in the project, as far as it is there already. */
export function typeOf(project: Project, issueTypeId: string, siteTypeName: string | undefined): Named | undefined {
  if (issueTypeId !== SITE_TYPE) return project.types.find(({ id }) => id === issueTypeId);
  return siteTypeIn(project, siteTypeName);
}

/** By the name the preflight found; before that by one of the names Jira and ITIL have for it. */
const siteTypeIn = ({ types }: Project, siteTypeName: string | undefined): Named | undefined =>
  types.find(({ name }) => name.trim().toLowerCase() === siteTypeName?.trim().toLowerCase()) ??
  types.find(({ name }) => looksLikeIncidentType(name));

/** What is proposed for a project that is added: the site's type where Jira lets an app add it, else one that looks like it. */
export function proposalFor(project: Project, siteTypeName: string | undefined): ProjectChoice {
  const issueTypeId = project.teamManaged ? (siteTypeIn(project, siteTypeName)?.id ?? '') : SITE_TYPE;
  return { projectId: project.id, issueTypeId, alsoTypeIds: [] };
}
