import type { Choices, ProjectChoice, Settings } from '../../../../../src/contract/types';
import { listOf, member } from '../../../../shared/unread';

/** The site's own incident type instead of a certain one, as the server spells it. */
export const SITE_TYPE = 'incident';

/** What is chosen on the page so far. Empty texts: not chosen yet. */
export interface DraftChoices {
  target: string;
  projects: ProjectChoice[];
}

export const NOTHING: DraftChoices = { target: '', projects: [] };

/** Whether something kept in the browser still has the form of choices. */
export function isDraftChoices(value: unknown): value is DraftChoices {
  const projects = member(value, 'projects');
  return typeof member(value, 'target') === 'string' && Array.isArray(projects) && projects.every(isProjectChoice);
}

function isProjectChoice(value: unknown): value is ProjectChoice {
  const requestTypeId = member(value, 'requestTypeId');
  return (
    typeof member(value, 'projectId') === 'string' &&
    typeof member(value, 'issueTypeId') === 'string' &&
    Array.isArray(member(value, 'alsoTypeIds')) &&
    listOf(member(value, 'alsoTypeIds')).every((id) => typeof id === 'string') &&
    (requestTypeId === undefined || typeof requestTypeId === 'string')
  );
}

/** What was chosen when set-up last finished. */
export const choicesOf = (settings: Settings | null): DraftChoices => settings?.choices ?? NOTHING;

/** The choices when they are complete. */
export function complete({ target, projects }: DraftChoices): Choices | undefined {
  const whole = projects.length > 0 && projects.every(({ issueTypeId }) => issueTypeId !== '');
  return whole && projects.some(({ projectId }) => projectId === target) ? { target, projects } : undefined;
}

/** The same choices are always spelt alike, so that they can be compared. */
export const spelt = ({ target, projects }: DraftChoices): string =>
  JSON.stringify([
    target,
    [...projects]
      .sort((a, b) => a.projectId.localeCompare(b.projectId))
      .map((one) => [one.projectId, one.issueTypeId, [...one.alsoTypeIds].sort(), one.requestTypeId ?? '']),
  ]);

/** One more project; the first is where "Raise incident" makes incidents. */
export function withProject(choices: DraftChoices, added: ProjectChoice): DraftChoices {
  if (choices.projects.some(({ projectId }) => projectId === added.projectId)) return choices;
  return { target: choices.target || added.projectId, projects: [...choices.projects, added] };
}

/** One project less; when it was the target, the first that is left takes its place. */
export function withoutProject({ target, projects }: DraftChoices, removed: string): DraftChoices {
  const left = projects.filter(({ projectId }) => projectId !== removed);
  return { target: target === removed ? (left[0]?.projectId ?? '') : target, projects: left };
}

/** One project chosen otherwise. */
export const withChange = ({ target, projects }: DraftChoices, changed: ProjectChoice): DraftChoices => ({
  target,
  projects: projects.map((one) => (one.projectId === changed.projectId ? changed : one)),
});
