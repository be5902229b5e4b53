import { isObject } from '../../fields/codec';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { badRequest } from '../../rest/errors';
import type { Target } from '../move';

/** Body of submitBulkMove (schema IssueBulkMovePayload), held against the description before it gets here. */
export interface MovePayload {
  /** "PROJECT,typeId[,PARENT]" -> what goes there. */
  targetToSourcesMapping: Record<
    string,
    {
      issueIdsOrKeys: string[];
      targetStatus?: { statuses?: Record<string, unknown> }[];
      targetMandatoryFields?: { fields?: Record<string, unknown> }[];
    }
  >;
}

export interface Move {
  issue: string;
  target(jira: Jira, issue: Issue): Target;
  /** Values for mandatory fields of the target, as an ordinary edit takes them. */
  fields: Record<string, unknown>;
}

/** The moves of a payload. Throws 400 for a target with a parent, which is not modelled. */
export function moveOf({ targetToSourcesMapping }: MovePayload): Move[] {
  return Object.entries(targetToSourcesMapping).flatMap(([key, source]) => {
    const [projectKey = '', typeId = '', parent] = key.split(',').map((part) => part.trim());
    if (parent) throw badRequest('Bulk move under a parent is not modelled by the local Jira.');
    const statuses = Object.assign({}, ...(source.targetStatus ?? []).map((entry) => entry.statuses ?? {})) as Record<string, unknown>;
    const fields = Object.assign({}, ...(source.targetMandatoryFields ?? []).map((entry) => entry.fields ?? {})) as Record<string, unknown>;
    return source.issueIdsOrKeys.map((issue) => ({
      issue,
      target: (jira, found) => {
        const project = jira.projects.find((candidate) => candidate.key === projectKey || candidate.id === projectKey);
        if (!project) throw badRequest(`No project could be found with key '${projectKey}'.`);
        // New status -> the old ones that become it.
        const statusId = Object.entries(statuses).find(([, old]) => Array.isArray(old) && old.map(String).includes(found.statusId))?.[0];
        return { projectId: project.id, typeId, ...(statusId === undefined ? {} : { statusId }) };
      },
      fields: Object.fromEntries(
        Object.entries(fields).flatMap(([id, entry]) =>
          isObject(entry) && entry.retain !== true && entry.value !== undefined ? [[id, entry.value]] : [],
        ),
      ),
    }));
  });
}
