import { markOf, sameMark } from '../settings/incident-types';
import { APP_FIELD_MODULES } from './app-fields';
import type { ChosenProject, Ground } from './ground';
import { OUR_FIELDS } from './our-fields';
import { screensStep } from './screen-step';
import { listed, type PlannedStep, standing, titleOf, todo } from './step';
import { taskTypesOf } from './task-types';

/** The incident type in each chosen project. */
export const typeSteps = (ground: Ground): PlannedStep[] =>
  (ground.choices?.projects ?? []).map(({ projectId }) => {
    const chosen = ground.chosen.find(({ project }) => project.id === projectId);
    if (!chosen) return standing(`projectType/${projectId}`, 'manual', 'projectGone', { project: projectId });
    return chosen.project.teamManaged ? teamManagedStep(chosen) : projectTypeStep(ground, chosen);
  });

function teamManagedStep({ project, type }: ChosenProject): PlannedStep {
  const id = `teamManaged/${project.id}`;
  if (type.state !== 'there') return standing(id, 'manual', 'choose', { project: titleOf(project) });
  const fields = listed([...OUR_FIELDS, ...Object.values(APP_FIELD_MODULES)].map(({ name }) => name));
  return standing(id, 'done', 'mapped', { project: titleOf(project), type: type.name, fields });
}

function projectTypeStep({ snapshot }: Ground, { project, type }: ChosenProject): PlannedStep {
  const id = `projectType/${project.id}`;
  const title = titleOf(project);
  switch (type.state) {
    case 'there':
      return standing(id, 'done', 'there', { project: title, type: type.name });
    case 'gone':
      return standing(id, 'manual', 'gone', { project: title });
    case 'subtask':
      return standing(id, 'manual', 'subtask', { project: title, type: type.name });
    case 'absent': {
      const scheme = snapshot.schemes.types.find(({ projects }) => projects.some((one) => one.id === project.id));
      const others = scheme?.projects.filter((one) => one.id !== project.id).map(({ name }) => name) ?? [];
      const values = { project: title, type: type.name, scheme: scheme?.name ?? '' };
      const writes = scheme && type.id !== undefined ? [{ do: 'addType', schemeId: scheme.id, typeId: type.id } as const] : [];
      const more = type.id === undefined ? { needs: ['incidentType'] } : {};
      return others.length === 0
        ? todo(id, 'add', values, writes, more)
        : todo(id, 'addShared', { ...values, others: listed(others) }, writes, more);
    }
  }
}

/** Screens, permissions, request types and marks of the chosen projects, and marks of those no longer chosen. */
export function projectSteps(ground: Ground): PlannedStep[] {
  const withType = ground.chosen.filter(({ type }) => type.state === 'there' || type.state === 'absent');
  return [
    ...withType.filter(({ project }) => !project.teamManaged).map((chosen) => screensStep(ground, chosen)),
    ...ground.chosen.map((chosen) => permissionsStep(ground, chosen)),
    ...withType.filter(({ project }) => project.serviceProject).map((chosen) => requestTypeStep(ground, chosen)),
    ...withType.map((chosen) => markStep(ground, chosen)),
    ...formerMarks(ground),
  ];
}

function permissionsStep({ snapshot }: Ground, { project }: ChosenProject): PlannedStep {
  const id = `permissions/${project.id}`;
  const lacking = snapshot.lacking.get(project.id) ?? [];
  return lacking.length === 0
    ? standing(id, 'done', 'all', { project: titleOf(project) })
    : standing(id, 'manual', 'lacking', { project: titleOf(project), permissions: lacking.join(', ') });
}

/** Fields a person fills when they raise an incident. */
const RAISED_WITH = OUR_FIELDS.filter(({ screens }) => screens.includes('create'));

function requestTypeStep({ snapshot, bindings }: Ground, { project, choice, typeIds }: ChosenProject): PlannedStep {
  const id = `requestType/${project.id}`;
  const title = titleOf(project);
  if (choice.requestTypeId === undefined) return standing(id, 'manual', 'none', { project: title });
  const form = snapshot.forms.get(project.id);
  if (!form) return standing(id, 'manual', 'gone', { project: title });
  if ('refused' in form) {
    const { code, message, details } = form.refused;
    const unread = standing(id, 'unknown', 'unread', { project: title });
    return { ...unread, step: { ...unread.step, error: { code, message, ...(details ? { details } : {}) } } };
  }
  // Requests of this type would be issues of another type, which is no incident here.
  if (!typeIds.includes(form.issueTypeId)) return standing(id, 'manual', 'otherType', { project: title, name: form.name });
  const absent = RAISED_WITH.filter(({ field }) => {
    const binding = bindings.get(field);
    return binding?.state !== 'there' || !form.fieldIds.includes(binding.field.id);
  });
  const values = { project: title, name: form.name };
  return absent.length === 0
    ? standing(id, 'done', 'chosen', values)
    : standing(id, 'done', 'partly', { ...values, fields: listed(absent.map(({ name }) => name)) });
}

function markStep({ snapshot }: Ground, { project, type, typeIds }: ChosenProject): PlannedStep {
  const id = `mark/${project.id}`;
  const values = { project: titleOf(project) };
  if (type.state === 'absent') return todo(id, 'write', values, [], { needs: [`projectType/${project.id}`] });
  const mark = markOf(typeIds, taskTypesOf(project));
  return sameMark(snapshot.marks.get(project.id), mark)
    ? standing(id, 'done', 'written', values)
    : todo(id, 'write', values, [{ do: 'writeMark', projectId: project.id, mark }]);
}

/** Projects an earlier set-up marked and that are no longer chosen, or have no incident type any more. */
function formerMarks({ choices, settings, snapshot, chosen }: Ground): PlannedStep[] {
  if (!choices) return [];
  const kept = new Set(chosen.filter(({ type }) => type.state === 'there' || type.state === 'absent').map(({ project }) => project.id));
  return (settings?.incidents ?? []).flatMap(({ projectId }) => {
    const project = snapshot.projects.find(({ id }) => id === projectId);
    if (!project || kept.has(projectId) || snapshot.marks.get(projectId) === undefined) return [];
    return [todo(`mark/${projectId}`, 'remove', { project: titleOf(project) }, [{ do: 'removeMark', projectId }])];
  });
}
