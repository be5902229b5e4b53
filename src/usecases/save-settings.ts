import { fault } from '../contract/errors';
import type { CallOutput, Settings } from '../contract/types';
import { markOf, normalise, sameMark } from '../domain/settings/incident-types';
import type { Clock, JiraAsApp, JiraAsPerson, Store } from '../ports';
import { demandAdmin } from './demand-admin';
import { runPreflight } from './preflight';

interface SavePorts {
  clock: Clock;
  person: Pick<JiraAsPerson, 'isAdmin' | 'readProject' | 'readProjectMark' | 'writeProjectMark' | 'removeProjectMark'>;
  app: JiraAsApp;
  store: Pick<Store, 'readSettings' | 'saveSettings' | 'savePreflight'>;
}

/**
 * Saves what the admin chose and marks the projects for the event filter, as the admin. Marks are written before the settings: when one
 * is refused, the settings stay as they were and saving again does the rest. Doing it twice changes nothing.
 */
export async function saveSettings(ports: SavePorts, wanted: Settings): Promise<CallOutput<'saveSettings'>> {
  await demandAdmin(ports.person);
  const settings = normalise(wanted);
  for (const { projectId, issueTypeIds } of settings.incidents) await demandTypes(ports.person, projectId, issueTypeIds);
  const before = await ports.store.readSettings();
  for (const { projectId, issueTypeIds } of settings.incidents) {
    const mark = markOf(issueTypeIds);
    if (!sameMark(await ports.person.readProjectMark(projectId), mark)) await ports.person.writeProjectMark(projectId, mark);
  }
  const kept = new Set(settings.incidents.map(({ projectId }) => projectId));
  for (const { projectId } of before?.incidents ?? []) if (!kept.has(projectId)) await ports.person.removeProjectMark(projectId);
  await ports.store.saveSettings(settings);
  return { preflight: await runPreflight({ clock: ports.clock, jira: ports.app, store: ports.store }, settings) };
}

async function demandTypes(jira: Pick<JiraAsPerson, 'readProject'>, projectId: string, issueTypeIds: readonly string[]): Promise<void> {
  const project = await jira.readProject(projectId);
  for (const id of issueTypeIds) {
    const type = project.issueTypes.find((candidate) => candidate.id === id);
    if (!type) throw fault('INVALID_INPUT', `Project ${project.key} has no issue type with id ${id}: choose one of its own.`);
    if (type.subtask) throw fault('INVALID_INPUT', `${type.name} is a sub-task type: an incident stands by itself.`);
  }
}
