import { workflowOf } from '../../jira/issues/workflow';
import type { Jira } from '../../jira/jira';
import type { IssueType, Project, StatusDef } from '../../jira/model';
import type { Stage } from '../log/values';
import { ImportRefused } from './refusal';

/** Where incidents go: project, work type, and what the stages of an incident and the priorities are there. */
export interface Target {
  project: Project;
  type: IssueType;
  statuses: Record<Stage, StatusDef>;
  /** Ids of the site's priorities, the highest first. */
  priorities: string[];
  /** Resolution of what is done. */
  resolutionId: string;
  /** Makes incidents requests that their reporters see in the portal; undefined when the desk has none for this work type. */
  requestTypeId?: string;
}

/** Names of the work type, in the order in which they are looked for. */
const TYPE_NAMES = ['[system] incident', 'incident'];

/** Names of statuses for each stage, likewise. The first are those of Jira Service Management's incident workflow. */
const STATUS_NAMES: Readonly<Record<Stage, readonly string[]>> = {
  new: ['open', 'new', 'waiting for support', 'to do'],
  active: ['work in progress', 'in progress'],
  waiting: ['pending', 'on hold', 'waiting for customer'],
  resolved: ['completed', 'resolved'],
  closed: ['closed'],
};

/** Finds where incidents go in a project; throws ImportRefused when it cannot take them. */
export function targetIn(jira: Jira, projectKey: string): Target {
  const project = jira.projects.find(({ key, deleted }) => key === projectKey.toUpperCase() && !deleted);
  if (!project) {
    const keys = jira.projects.list((candidate) => !candidate.deleted).map(({ key }) => key);
    throw new ImportRefused(
      `There is no project ${projectKey}. ${keys.length === 0 ? 'The site has none: start it without --empty.' : `Name one with --project: ${keys.join(', ')}.`}`,
    );
  }
  if (project.projectTypeKey !== 'service_desk' || project.style === 'next-gen' || project.archived) {
    throw new ImportRefused(
      `Incidents are imported into a company-managed service project that is not archived; ${project.key} is none. Name another with --project.`,
    );
  }
  const { issueTypeIds } = jira.issueTypeSchemes.need(project.issueTypeSchemeId);
  const types = jira.issueTypes.list(({ id }) => issueTypeIds.includes(id));
  const type = first(TYPE_NAMES, types);
  if (!type) throw new ImportRefused(`${project.key} has no work type "[System] Incident" or "Incident". It has: ${names(types)}.`);
  const workflow = workflowOf(jira, { projectId: project.id, typeId: type.id });
  const statuses = workflow.statusIds.map((id) => jira.statuses.need(id));
  const stage = (wanted: Stage): StatusDef => {
    const found = first(STATUS_NAMES[wanted], statuses);
    if (found) return found;
    throw new ImportRefused(
      `The workflow ${workflow.name} has no status for incidents that are ${wanted} (${STATUS_NAMES[wanted].join(', ')}). It has: ${names(statuses)}.`,
    );
  };
  const priorities = jira.priorities.list().map(({ id }) => id);
  if (priorities.length < 4) throw new ImportRefused(`The site has ${priorities.length} priorities; the log needs four.`);
  const resolution = jira.resolutions.find(({ name }) => name === 'Done') ?? jira.resolutions.list()[0];
  if (!resolution) throw new ImportRefused('The site has no resolution. Make one called Done.');
  const desk = jira.serviceDesks.find(({ projectId }) => projectId === project.id);
  const requestType = jira.requestTypes.find(({ serviceDeskId, issueTypeId }) => serviceDeskId === desk?.id && issueTypeId === type.id);
  return {
    project,
    type,
    statuses: {
      new: stage('new'),
      active: stage('active'),
      waiting: stage('waiting'),
      resolved: stage('resolved'),
      closed: stage('closed'),
    },
    priorities,
    resolutionId: resolution.id,
    ...(requestType ? { requestTypeId: requestType.id } : {}),
  };
}

/** The first of the wanted names that something has, in any case. */
function first<T extends { name: string }>(wanted: readonly string[], among: readonly T[]): T | undefined {
  for (const name of wanted) {
    const found = among.find((candidate) => candidate.name.toLowerCase() === name);
    if (found) return found;
  }
  return undefined;
}

const names = (things: readonly { name: string }[]): string => things.map(({ name }) => name).join(', ');
