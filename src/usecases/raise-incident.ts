import { AppFault, fault } from '../contract/errors';
import type { ParsedInput, RaisedIncident, RaiseTarget } from '../contract/types';
import type { Origin } from '../domain/incident/state';
import type { JiraAsPerson, Queue, Store } from '../ports';

interface RaisePorts {
  jira: Pick<JiraAsPerson, 'createIncident' | 'link'>;
  store: Pick<Store, 'readSettings' | 'readRaised' | 'saveRaised'>;
  queue: Queue;
}

const NOT_SET_UP = 'No project has been chosen for incidents yet. A Jira administrator does so in the app’s settings.';

/**
 * Makes an incident in the project the admin chose, as the person who asks, and links it to the issue it came from. The same intent sent
 * again by the same person answers with the incident it made. Once the incident is there, nothing that fails afterwards is a failure:
 * a refused link is told, and the look happens with the next event anyway.
 */
export async function raiseIncident(
  ports: RaisePorts,
  person: { accountId: string },
  input: ParsedInput<'raiseIncident'>,
  origin?: Origin,
): Promise<RaisedIncident> {
  const settings = await ports.store.readSettings();
  if (!settings) throw fault('NOT_SET_UP', NOT_SET_UP);
  const before = await ports.store.readRaised(person.accountId, input.intentId);
  if (before) return before;
  const made = await ports.jira.createIncident({
    ...settings.target,
    summary: input.summary,
    description: input.description,
    intentId: input.intentId,
    ...(origin ? { origin } : {}),
  });
  const linkRefused = origin ? await refusal(ports.jira.link({ incidentKey: made.key, originKey: origin.key })) : undefined;
  const raised: RaisedIncident = { issueId: made.id, key: made.key, ...(linkRefused ? { linkRefused } : {}) };
  await refusal(ports.store.saveRaised(person.accountId, input.intentId, raised));
  await refusal(ports.queue.look(made.id));
  return raised;
}

/** Jira's words when something was refused; undefined when it went well. */
async function refusal(attempt: Promise<void>): Promise<string[] | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    return error.error.details ?? [error.error.message];
  }
}

/** Where an incident will be made, in words. As the person: what they may not see, they are not told. */
export async function readRaiseTarget(ports: {
  jira: Pick<JiraAsPerson, 'readProject'>;
  store: Pick<Store, 'readSettings'>;
}): Promise<RaiseTarget> {
  const settings = await ports.store.readSettings();
  if (!settings) throw fault('NOT_SET_UP', NOT_SET_UP);
  const project = await ports.jira.readProject(settings.target.projectId).catch((error: unknown) => {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND')
      throw fault('TARGET_HIDDEN', 'You may not see the project in which incidents are made. Ask a Jira administrator for access to it.');
    throw error;
  });
  const type = project.issueTypes.find(({ id }) => id === settings.target.issueTypeId);
  if (!type)
    throw fault('NOT_SET_UP', 'The issue type chosen for incidents is no longer in its project. A Jira administrator has to choose again.');
  return { projectKey: project.key, projectName: project.name, issueTypeName: type.name };
}
