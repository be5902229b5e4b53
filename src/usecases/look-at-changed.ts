import { isTask } from '../domain/settings/incident-types';
import type { JiraAsApp, Store } from '../ports';
import { type AskOnePorts, askForLook } from './ask-for-looks';

export type ChangedPorts = AskOnePorts & {
  app: Pick<JiraAsApp, 'readParent'>;
  store: AskOnePorts['store'] & Pick<Store, 'readSettings'>;
};

/** An issue an event is about, as far as the event says. */
export interface Changed {
  issueId: string;
  projectId?: string | undefined;
  issueTypeId?: string | undefined;
}

/**
 * Asks for a look at an issue that changed; of a sub-task at the issue it is a task of, which the event does not say. Of one whose parent is gone
 * nothing is asked.
 */
export async function lookAtChanged(ports: ChangedPorts, { issueId, projectId, issueTypeId }: Changed): Promise<void> {
  const settings = projectId === undefined || issueTypeId === undefined ? undefined : await ports.store.readSettings();
  const task = settings && isTask(settings, projectId ?? '', issueTypeId ?? '');
  const about = task ? await ports.app.readParent(issueId) : issueId;
  if (about !== undefined) await askForLook(ports, about);
}
