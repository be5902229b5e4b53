import type { Step } from '../../contract/types';
import { fieldSteps } from './field-steps';
import { type Ground, groundOf, type PlanInput } from './ground';
import { projectSteps, typeSteps } from './project-steps';
import { appFieldsStep, incidentTypeStep, linkTypeStep, policyStep, prioritiesStep, projectsStep } from './site-steps';
import { type PlannedStep, standing } from './step';

/** Everything the app needs on a site, in order: what is there, what it will do, what only a person can do. */
export function plan(input: PlanInput): { ground: Ground; steps: PlannedStep[] } {
  const ground = groundOf(input);
  const steps = [
    projectsStep(ground),
    incidentTypeStep(ground),
    ...typeSteps(ground),
    ...fieldSteps(ground),
    appFieldsStep(ground),
    linkTypeStep(ground),
    prioritiesStep(ground),
    ...(ground.choices ? projectSteps(ground) : notChosen()),
    policyStep(ground),
  ];
  return { ground, steps: settled(steps, input.skip) };
}

/** What depends on the projects, before any is chosen. */
const notChosen = (): PlannedStep[] => ['context', 'screens', 'permissions', 'mark'].map((id) => standing(id, 'unknown', 'notChosen'));

/** Steps that were refused before are failed; those that wait for a step that cannot be done are blocked by it. */
function settled(steps: readonly PlannedStep[], skip: ReadonlySet<string>): PlannedStep[] {
  const stuck = new Set<string>();
  return steps.map((planned) => {
    const { step, needs } = planned;
    if (step.state === 'todo') {
      const by = needs.find((id) => stuck.has(id));
      if (by !== undefined)
        return { ...stopped(planned, 'blocked', stuck), step: { ...step, state: 'blocked', values: { ...step.values, by } } };
      if (skip.has(step.id)) return stopped(planned, 'failed', stuck);
    } else if (step.state === 'manual') stuck.add(step.id);
    return planned;
  });
}

function stopped(planned: PlannedStep, state: Step['state'], stuck: Set<string>): PlannedStep {
  stuck.add(planned.step.id);
  return { ...planned, step: { ...planned.step, state }, writes: [] };
}
