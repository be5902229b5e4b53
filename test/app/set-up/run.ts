import type { CallOutput, Choices, Step } from '../../../src/contract/types';
import type { Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall, succeed } from '../firebreak';

/** Calls of one run after which something is wrong. */
const MOST_CALLS = 60;

/** An admin's click on the button, as the screen carries it out: calls until it is finished, leaving out what failed. */
export async function runSetUp(local: LocalJira, choices: Choices, as: Handle = 'ada'): Promise<CallOutput<'setUp'>> {
  const skip = new Set<string>();
  for (let calls = 0; calls < MOST_CALLS; calls++) {
    const progress = await succeed(screenCall(local, 'setUp', { choices, skip: [...skip] }, { as }));
    for (const { id, state } of progress.preflight.steps) if (state === 'failed') skip.add(id);
    if (progress.finished) return progress;
  }
  throw new Error('set-up does not come to an end');
}

/** What a preflight says as an admin sees it. */
export const preflightOf = async (local: LocalJira, choices: Choices | null): Promise<Step[]> =>
  (await succeed(screenCall(local, 'runPreflight', { choices }, { as: 'ada' }))).steps;

export const step = (steps: readonly Step[], id: string): Step | undefined => steps.find((one) => one.id === id);

/** "field/impact done reuse" */
export const lines = (steps: readonly Step[]): string[] => steps.map(({ id, state, variant }) => `${id} ${state} ${variant}`);

/** Ids of the steps in a state. */
export const inState = (steps: readonly Step[], state: Step['state']): string[] =>
  steps.filter((one) => one.state === state).map(({ id }) => id);

/** Writes to Jira that set-up made, oldest first: "POST /rest/api/3/field". */
export const writesOf = (local: LocalJira): string[] =>
  local.site.meter
    .invocations()
    .filter(({ functionKey }) => functionKey === 'resolve-settings')
    .flatMap(({ calls }) => calls.filter(({ seam, write }) => seam === 'jira' && write).map(({ label }) => label));

/** Id of a project by its key. */
export function projectId({ jira }: LocalJira, key: string): string {
  const project = jira.projects.find((one) => one.key === key);
  if (!project) throw new Error(`no project ${key}`);
  return project.id;
}
