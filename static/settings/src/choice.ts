import type { Settings } from '../../../src/contract/types';

/** What is chosen on the page: one project, its type for new incidents, and further types that are incidents too. */
export interface Choice {
  projectId: string;
  issueTypeId: string;
  also: string[];
}

export const NOTHING: Choice = { projectId: '', issueTypeId: '', also: [] };

export function isChoice(value: unknown): value is Choice {
  if (typeof value !== 'object' || value === null) return false;
  const also: unknown = Reflect.get(value, 'also');
  return (
    typeof Reflect.get(value, 'projectId') === 'string' &&
    typeof Reflect.get(value, 'issueTypeId') === 'string' &&
    Array.isArray(also) &&
    also.every((id) => typeof id === 'string')
  );
}

export function choiceOf(settings: Settings | null): Choice {
  if (!settings) return NOTHING;
  const { projectId, issueTypeId } = settings.target;
  const types = settings.incidents.find((entry) => entry.projectId === projectId)?.issueTypeIds ?? [];
  return { projectId, issueTypeId, also: types.filter((id) => id !== issueTypeId) };
}

/** The settings with the choice in them; incidents in other projects stay as they are. */
export function settingsOf(choice: Choice, before: Settings | null): Settings {
  const { projectId, issueTypeId, also } = choice;
  return {
    target: { projectId, issueTypeId },
    incidents: [...otherProjects(choice, before), { projectId, issueTypeIds: [issueTypeId, ...also] }],
  };
}

export const otherProjects = (choice: Choice, settings: Settings | null): Settings['incidents'] =>
  (settings?.incidents ?? []).filter((entry) => entry.projectId !== choice.projectId);

export const sameChoice = (a: Choice, b: Choice): boolean =>
  a.projectId === b.projectId && a.issueTypeId === b.issueTypeId && [...a.also].sort().join() === [...b.also].sort().join();
