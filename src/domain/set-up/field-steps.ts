import { contextFor, contextMeantFor, extension, type Place } from './contexts';
import type { Ground } from './ground';
import { matchOptions } from './options';
import { type Binding, OUR_FIELDS, type OurField, wantedOptions } from './our-fields';
import { listed, type PlannedStep, standing, titleOf, todo } from './step';

type There = Extract<Binding, { state: 'there' }>;

/** For each of our fields: the field itself, where it applies, and what it offers. */
export const fieldSteps = (ground: Ground): PlannedStep[] => [
  ...each(ground, (ours, binding) => [fieldStep(ours, binding)]),
  ...each(ground, (ours, binding) => (binding.state === 'there' ? contextStep(ground, ours, binding) : [])),
  ...each(ground, (ours, binding) => optionsStep(ground, ours, binding)),
];

const each = (ground: Ground, make: (ours: OurField, binding: Binding) => PlannedStep[]): PlannedStep[] =>
  OUR_FIELDS.flatMap((ours) => {
    const binding = ground.bindings.get(ours.field);
    return binding ? make(ours, binding) : [];
  });

function fieldStep(ours: OurField, binding: Binding): PlannedStep {
  const id = `field/${ours.field}`;
  if (binding.state === 'there') return standing(id, 'done', 'reuse', { name: binding.field.name });
  const { name, taken } = binding;
  const write = { do: 'createField', name, description: ours.description, type: ours.types[0], searcher: ours.searcher } as const;
  return taken === undefined ? todo(id, 'create', { name }, [write]) : todo(id, 'createOther', { name, taken }, [write]);
}

/** Places a field has to apply to. Team-managed projects see a global field or none: no context can be extended to them. */
const places = ({ chosen }: Ground): Place[] =>
  chosen
    .filter(({ project, type }) => !project.teamManaged && (type.state === 'there' || type.state === 'absent'))
    .map(({ project, typeIds }) => ({ projectId: project.id, typeIds }));

function contextStep(ground: Ground, ours: OurField, { field }: There): PlannedStep[] {
  const { choices, snapshot, chosen, siteType } = ground;
  if (!choices) return [];
  const id = `context/${ours.field}`;
  const contexts = snapshot.contexts.get(field.id) ?? [];
  if (contexts.length === 0) return [standing(id, 'manual', 'none', { name: field.name })];
  const { writes, projectIds } = extension(field.id, contexts, places(ground), choices.target);
  // The type that is still to be made has to be added to contexts for certain types too.
  const waits =
    siteType.state === 'missing' && contexts.some(({ typeIds }) => typeIds) && chosen.some(({ type }) => type.state === 'absent');
  if (projectIds.length === 0 && !waits) return [standing(id, 'done', 'covers', { name: field.name })];
  const affected = chosen.filter(({ project, type }) => projectIds.includes(project.id) || (waits && type.state === 'absent'));
  const values = { name: field.name, projects: listed(affected.map(({ project }) => titleOf(project))) };
  return [todo(id, 'extend', values, waits ? [] : writes, waits ? { needs: ['incidentType'] } : {})];
}

function optionsStep(ground: Ground, ours: OurField, binding: Binding): PlannedStep[] {
  const { document, choices, snapshot } = ground;
  const wanted = document && wantedOptions(ours.field, document);
  if (!wanted) return [];
  const id = `options/${ours.field}`;
  if (binding.state === 'missing') {
    const options = listed(wanted.map(({ name }) => name));
    return [todo(id, 'add', { name: binding.name, options }, [], { needs: [`field/${ours.field}`] })];
  }
  const { name, id: fieldId } = binding.field;
  const contexts = snapshot.contexts.get(fieldId) ?? [];
  const context = contextMeantFor(contexts, choices?.target);
  if (!context) return [];
  const { missing, missingNames, disabled } = matchOptions(wanted, context.options, ground.settings?.fields[ours.field]?.options);
  if (missing.length > 0) {
    // Children of options that are still to be made come the next time.
    const whole = missing.length === missingNames.length;
    return [
      todo(
        id,
        'add',
        { name, options: listed(missingNames) },
        [{ do: 'createOptions', fieldId, contextId: context.id, options: missing }],
        { whole },
      ),
    ];
  }
  if (disabled.length > 0) return [standing(id, 'manual', 'disabled', { name, options: listed(disabled) })];
  const elsewhere = ground.chosen.filter(({ project }) => (contextFor(contexts, project.id) ?? context).id !== context.id);
  if (elsewhere.length > 0)
    return [standing(id, 'manual', 'differs', { name, projects: listed(elsewhere.map(({ project }) => titleOf(project))) })];
  return [standing(id, 'done', 'all', { name })];
}
