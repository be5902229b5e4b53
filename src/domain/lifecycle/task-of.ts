import type { Policy, Settings } from '../../contract/types';
import { effectId } from '../effects/cause';
import type { TaskEffect, VoidEffect } from '../effects/effect';
import { groupOf } from '../effects/group-of';
import type { IssueFacts } from '../incident/facts';
import { dueDay } from './due-day';

type Template = Policy['taskTemplates'][number];

/** What a task of a template follows from. */
export interface TaskGround {
  facts: Pick<IssueFacts, 'issueId' | 'projectId' | 'values'>;
  document: Policy;
  settings: Settings;
  /** Id of the support group that has the incident. */
  groupId?: string | undefined;
  /** How often the incident was reopened: the tasks are made again then. */
  reopened: number;
  /** ms since 1970. */
  now: number;
}

/** The type new tasks have in a project; undefined when it has none. */
export const taskTypeIn = ({ incidents }: Pick<Settings, 'incidents'>, projectId: string): string | undefined =>
  incidents.find((one) => one.projectId === projectId)?.taskTypeIds?.[0];

/** The tasks of a template, each as the effect that makes it, or that says why it cannot be made. */
export function tasksOfTemplate(template: Template, ground: TaskGround): (TaskEffect | VoidEffect)[] {
  const { facts, settings, reopened } = ground;
  const typeId = taskTypeIn(settings, facts.projectId);
  return template.tasks.map((task) => {
    const id = effectId(facts.issueId, { of: 'task', template: template.id, task: task.id, round: reopened });
    const once = { kind: 'task', id, to: [], what: task.summary } as const;
    if (typeId === undefined) return { ...once, not: 'noTaskType' };
    const { group, calendar } = groupFor(task.group, ground);
    const due = task.dueMs === undefined ? undefined : dueDay(ground.document, calendar, ground.now, task.dueMs);
    return {
      ...once,
      typeId,
      summary: task.summary,
      description: task.description,
      of: { template: template.id, task: task.id },
      ...(group ? { group } : {}),
      ...(due === undefined ? {} : { due }),
    };
  });
}

/** Whose task it is: the group it names, as long as the policy has it; else the incident's own. */
export function groupFor(
  named: string | undefined,
  { facts, document, settings, groupId }: Pick<TaskGround, 'facts' | 'document' | 'settings' | 'groupId'>,
): { group?: { id: string; name: string }; calendar?: string } {
  const { supportGroups } = document;
  const withId = (wanted: string | undefined) => supportGroups.find(({ id }) => id === wanted);
  const found = withId(named) ?? withId(groupId) ?? groupOf(facts, document, settings);
  if (!found) return {};
  const { id, name, calendar } = found;
  return { group: { id, name }, ...(calendar === undefined ? {} : { calendar }) };
}
