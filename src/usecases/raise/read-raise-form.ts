import { AppFault, fault } from '../../contract/errors';
import type { RaiseForm, Settings } from '../../contract/types';
import type { JiraAsPerson, ServiceDesk, Store } from '../../ports';
import { notSetUp, requestOf } from './order';

interface FormPorts {
  person: Pick<JiraAsPerson, 'readProject'>;
  desk: Pick<ServiceDesk, 'readTarget'>;
  store: Pick<Store, 'readSettings' | 'readPolicy'>;
}

/**
 * Where an incident will be made, and what there is to choose from. All of it as the person: what they may not see, they are not told.
 * Where incidents are made as requests, the portal is asked instead of the project, which most requesters may not browse: who may see the
 * service desk and use the request type may raise.
 */
export async function readRaiseForm({ person, desk, store }: FormPorts): Promise<RaiseForm> {
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicy()]);
  if (!settings || !policy) throw notSetUp();
  const { impacts, urgencies, priorities, matrix, categories, services, channels } = policy.document;
  const form = { version: policy.version, impacts, urgencies, priorities, matrix, categories, services, channels };
  return { ...(await visible(targetOf(person, desk, settings))), form };
}

async function targetOf(person: FormPorts['person'], desk: FormPorts['desk'], settings: Settings): Promise<Omit<RaiseForm, 'form'>> {
  const request = requestOf(settings);
  if (request) {
    const { projectKey, projectName, requestTypeName } = await desk.readTarget(request);
    if (requestTypeName === undefined)
      throw fault('TARGET_HIDDEN', 'The request type incidents are raised by is gone, or not open to you. Ask a Jira administrator.');
    return { projectKey, projectName, issueTypeName: requestTypeName, asRequest: true };
  }
  const project = await person.readProject(settings.target.projectId);
  const type = project.issueTypes.find(({ id }) => id === settings.target.issueTypeId);
  if (!type)
    throw fault('NOT_SET_UP', 'The issue type chosen for incidents is no longer in its project. A Jira administrator has to choose again.');
  return { projectKey: project.key, projectName: project.name, issueTypeName: type.name, asRequest: false };
}

/** Jira answers alike whether something is hidden or gone. */
async function visible<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND')
      throw fault('TARGET_HIDDEN', 'You may not see the project in which incidents are made. Ask a Jira administrator for access to it.');
    throw error;
  }
}
