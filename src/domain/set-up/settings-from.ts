import type { FieldName, Settings } from '../../contract/types';
import { contextMeantFor } from './contexts';
import type { ChosenProject, Ground } from './ground';
import { matchOptions } from './options';
import { wantedOptions } from './our-fields';
import { taskTypesOf } from './task-types';

/**
 * What set-up leaves behind, with whatever there is: fields that could not be made are absent, and so are projects without their type.
 * Undefined when no incident can be made where they should be.
 */
export function settingsFrom(ground: Ground, appAccountId: string): Settings | undefined {
  const { choices, chosen } = ground;
  const ready = chosen.filter(({ type }) => type.state === 'there');
  const target = ready.find(({ project }) => project.id === choices?.target);
  const issueTypeId = target?.typeIds[0];
  if (!choices || !target || issueTypeId === undefined) return undefined;
  return {
    schema: 2,
    choices,
    target: { projectId: target.project.id, issueTypeId },
    incidents: ready.map((one) => ({
      projectId: one.project.id,
      issueTypeIds: [...one.typeIds],
      taskTypeIds: taskTypesOf(one.project),
      ...requestOf(ground, one),
    })),
    fields: fieldsOf(ground),
    appFields: Object.fromEntries([...ground.appFields].map(([name, { id }]) => [name, id])),
    appAccountId,
  };
}

function requestOf({ snapshot }: Ground, { project, typeIds }: ChosenProject): Pick<Settings['incidents'][number], 'request'> {
  const form = snapshot.forms.get(project.id);
  if (!form || 'refused' in form || !typeIds.includes(form.issueTypeId)) return {};
  const { serviceDeskId, requestTypeId, fieldIds } = form;
  return { request: { serviceDeskId, requestTypeId, fieldIds: [...fieldIds] } };
}

function fieldsOf({ bindings, snapshot, choices, document, settings }: Ground): Settings['fields'] {
  const fields: Settings['fields'] = {};
  for (const [name, binding] of bindings) {
    if (binding.state !== 'there') continue;
    const { id } = binding.field;
    const options = contextMeantFor(snapshot.contexts.get(id) ?? [], choices?.target)?.options ?? [];
    const former = settings?.fields[name];
    const known = former?.fieldId === id ? former.options : {};
    // What older versions of the policy named stays bound, for the incidents that run under them.
    const still = Object.fromEntries(Object.entries(known).filter(([, optionId]) => options.some((one) => one.id === optionId)));
    fields[name] = { fieldId: id, options: { ...still, ...(document ? boundIn(name, document, options, known) : {}) } };
  }
  return fields;
}

const boundIn = (
  name: FieldName,
  document: NonNullable<Ground['document']>,
  options: Parameters<typeof matchOptions>[1],
  known: Record<string, string>,
): Record<string, string> => matchOptions(wantedOptions(name, document) ?? [], options, known).bound;
