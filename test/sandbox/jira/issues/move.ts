import { available, changeItems, codecOf, liveField } from '../fields/index';
import type { Jira } from '../jira';
import type { ChangeItem, Issue } from '../model';
import { fieldErrors } from '../rest/errors';
import { type By, instantOf } from './by';
import { createIssue, nextKey } from './create';
import { announceChange, needIssue } from './edit';
import { plainItem, saveIssue } from './history';
import { linkIssues } from './links';
import { demandParent, demandType } from './rules';
import { putAlias, subtasksOf } from './store';
import { initialStatusId, workflowOf } from './workflow';

export interface Target {
  projectId: string;
  typeId: string;
  /** Status in the new workflow; default: the present one where that workflow has it, else where the workflow begins. */
  statusId?: string;
}

/**
 * Moves an issue to another project or type. Its old key goes on leading to it; sub-tasks go along; values of fields the new place does not
 * have are dropped. Throws 400 when the project has no such type.
 */
export function moveIssue(jira: Jira, issueId: string, target: Target, by: By): Issue {
  const before = needIssue(jira, issueId);
  const project = jira.projects.get(target.projectId);
  if (!project) throw fieldErrors({ project: 'Specify a valid project ID or key' });
  demandType(jira, project, target.typeId);
  const items: ChangeItem[] = [];
  const at = instantOf(jira, by);
  const after: Issue = { ...before, projectId: project.id, typeId: target.typeId, fields: { ...before.fields }, updated: at };
  if (project.id !== before.projectId) {
    const old = jira.projects.need(before.projectId);
    after.key = nextKey(jira, project.id, project.key);
    putAlias(jira, before.key, before.id);
    items.push(
      plainItem('project', [old.id, old.name], [project.id, project.name], 'project'),
      plainItem('Key', [null, before.key], [null, after.key]),
    );
    // Components and versions are the project's own.
    for (const id of ['components', 'fixVersions', 'versions']) delete after.fields[id];
    if (jira.issueTypes.need(target.typeId).hierarchyLevel >= 0) delete after.fields.parent;
  }
  if (target.typeId !== before.typeId) {
    const [from, to] = [jira.issueTypes.need(before.typeId), jira.issueTypes.need(target.typeId)];
    items.push(plainItem('issuetype', [from.id, from.name], [to.id, to.name], 'issuetype'));
  }
  const known = workflowOf(jira, after).statusIds;
  after.statusId = target.statusId ?? (known.includes(before.statusId) ? before.statusId : initialStatusId(jira, after));
  if (!known.includes(after.statusId)) throw fieldErrors({ status: 'The status is not part of the workflow of the target.' });
  if (after.statusId !== before.statusId) {
    const [from, to] = [jira.statuses.need(before.statusId), jira.statuses.need(after.statusId)];
    items.push(plainItem('status', [from.id, from.name], [to.id, to.name], 'status'));
    if (from.category !== to.category) after.fields.statuscategorychangedate = at;
  }
  for (const id of Object.keys(after.fields)) {
    const field = liveField(jira, id);
    if (field && codecOf(field) && !available(jira, field, after)) delete after.fields[id];
  }
  items.push(
    ...Object.keys(before.fields).flatMap((id) => {
      const field = liveField(jira, id);
      return field && !(id in after.fields) ? changeItems(jira, field, before, before.fields[id], null) : [];
    }),
  );
  demandParent(jira, after);
  const change = saveIssue(jira, before, after, items, by);
  if (change) announceChange(jira, before, after, change, by);
  if (project.id !== before.projectId) moveSubtasks(jira, before, after, by);
  return after;
}

function moveSubtasks(jira: Jira, before: Issue, after: Issue, by: By): void {
  const project = jira.projects.need(after.projectId);
  const types = jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds;
  for (const child of subtasksOf(jira, before.id)) {
    if (jira.issueTypes.need(child.typeId).hierarchyLevel >= 0) continue;
    const typeId = types.includes(child.typeId) ? child.typeId : types.find((id) => jira.issueTypes.need(id).hierarchyLevel < 0);
    if (typeId === undefined) throw fieldErrors({ issuetype: 'The target project has no sub-task type.' });
    moveIssue(jira, child.id, { projectId: project.id, typeId }, by);
  }
}

/** Copies an issue as Jira's Clone does: its fields, not its history or comments, linked "clones" to the original. */
export function cloneIssue(jira: Jira, issueId: string, by: By, summary?: string): Issue {
  const original = needIssue(jira, issueId);
  const title = summary ?? `CLONE - ${String(original.fields.summary ?? '')}`;
  const made = createIssue(
    jira,
    { projectId: original.projectId, typeId: original.typeId, fields: { summary: title.slice(0, 255), ...parentOf(original) } },
    by,
  );
  const { creator, resolution, resolutiondate, statuscategorychangedate, summary: _summary, ...kept } = original.fields;
  const copy: Issue = { ...made, fields: { ...kept, ...pick(made.fields, ['creator', 'summary', 'statuscategorychangedate']) } };
  saveIssue(jira, made, copy, [], by);
  const cloners = jira.linkTypes.find((type) => type.name === 'Cloners');
  if (cloners) linkIssues(jira, { typeId: cloners.id, sourceId: copy.id, destinationId: original.id }, by);
  return needIssue(jira, copy.id);
}

const parentOf = (issue: Issue): Record<string, unknown> =>
  typeof issue.fields.parent === 'string' ? { parent: { id: issue.fields.parent } } : {};

const pick = (from: Record<string, unknown>, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.flatMap((key) => (key in from ? [[key, from[key]]] : [])));
