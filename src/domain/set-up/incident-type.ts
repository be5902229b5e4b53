import type { Choices, Settings } from '../../contract/types';
import { looksLikeIncidentType } from '../settings/names';
import type { SiteProject, SiteSnapshot, SiteType } from './site';

/** What the app calls an issue type it makes; the second when the first is taken by a type that cannot serve. */
const NAMES = ['Incident', 'Incident (Firebreak)'] as const;

/** What the type that incidents have stands for, in Jira's list of types. */
export const TYPE_DESCRIPTION = 'An unplanned interruption of a service, or a fall in its quality.';

/** The site's issue type for incidents. */
export type IncidentType =
  | { state: 'there'; type: SiteType }
  /** `taken`: a type of that name is there that cannot serve: a sub-task, or a team-managed project's own. */
  | { state: 'missing'; name: string; taken: string | undefined };

/**
 * Finds the type that serves incidents already: the one of the settings, else by name, those in chosen projects first, else the oldest.
 * Jira takes two names for the same whatever their case.
 */
export function siteIncidentType(
  snapshot: Pick<SiteSnapshot, 'types' | 'projects'>,
  choices: Choices | null,
  settings: Settings | undefined,
): IncidentType {
  const usable = snapshot.types.filter((type) => !type.subtask && !type.scoped);
  const recorded = usable.find(({ id }) => id === recordedType(settings));
  if (recorded) return { state: 'there', type: recorded };
  const chosen = new Set(choices?.projects.map(({ projectId }) => projectId));
  const uses = ({ id }: SiteType): number =>
    snapshot.projects.filter((project) => chosen.has(project.id) && project.types.some((type) => type.id === id)).length;
  const [best] = usable
    .filter(({ name }) => looksLikeIncidentType(name) || NAMES.some((ours) => alike(ours, name)))
    .sort((a, b) => uses(b) - uses(a) || Number(a.id) - Number(b.id));
  if (best) return { state: 'there', type: best };
  const holder = (name: string): SiteType | undefined => snapshot.types.find((type) => alike(type.name, name));
  return { state: 'missing', name: NAMES.find((name) => !holder(name)) ?? NAMES[1], taken: holder(NAMES[0])?.name };
}

const alike = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The type set-up took or made for the choice "the site's own". */
function recordedType(settings: Settings | undefined): string | undefined {
  const choice = settings?.choices.projects.find(({ issueTypeId }) => issueTypeId === 'incident');
  return settings?.incidents.find(({ projectId }) => projectId === choice?.projectId)?.issueTypeIds[0];
}

/** How the type chosen for a project stands in it. */
export type ProjectType =
  | { state: 'there'; id: string; name: string }
  /** The site's own, not yet among the project's; id undefined: not yet made. */
  | { state: 'absent'; id: string | undefined; name: string }
  | { state: 'subtask'; name: string }
  | { state: 'gone' };

/** The type new incidents have in a project. */
export function typeIn(project: SiteProject, issueTypeId: string, siteType: IncidentType): ProjectType {
  const id = issueTypeId !== 'incident' ? issueTypeId : siteType.state === 'there' ? siteType.type.id : undefined;
  const found = project.types.find((type) => type.id === id);
  if (found) return found.subtask ? { state: 'subtask', name: found.name } : { state: 'there', id: found.id, name: found.name };
  if (issueTypeId !== 'incident' || project.teamManaged) return { state: 'gone' };
  return siteType.state === 'there'
    ? { state: 'absent', id: siteType.type.id, name: siteType.type.name }
    : { state: 'absent', id: undefined, name: siteType.name };
}
