import { AppFault } from '../../contract/errors';
import type { JiraAsPerson, JiraFields, Way } from '../../ports';
import { doneResolution, RESOLUTION } from '../done-resolution';

export type MovePorts = { person: Pick<JiraAsPerson, 'editFields' | 'listWays' | 'transition'> };

/**
 * Moves an incident in the person's name: fields that are on the transition's screen are set with it, the others before it. A resolution of
 * Jira's that the screen asks for is said to be done.
 */
export async function moveAsPerson({ person }: MovePorts, issueId: string, way: Way, fields: JiraFields): Promise<void> {
  const isOnScreen = ([id]: [string, unknown]): boolean => Object.hasOwn(way.fields, id);
  const before = Object.entries(fields).filter((entry) => !isOnScreen(entry));
  if (before.length > 0) await person.editFields(issueId, Object.fromEntries(before));
  const resolution = doneResolution(way);
  await person.transition(issueId, way.id, {
    ...Object.fromEntries(Object.entries(fields).filter(isOnScreen)),
    ...(resolution ? { [RESOLUTION]: resolution } : {}),
  });
}

/** Writes into a field what is said elsewhere too: a field that is on no screen is left as it is. */
export async function editIfTaken({ person }: MovePorts, issueId: string, fields: JiraFields): Promise<void> {
  try {
    await person.editFields(issueId, fields);
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'JIRA_REFUSED')) throw error;
  }
}
