import { list, records } from '../../fields/read';
import type { IssueBean } from '../../types';
import { Icon } from '../../ui/icon';
import { IssueLine } from '../../ui/issue-line';
import { openCreate } from '../create/open';
import type { IssueData } from './data';

/** Sub-tasks, how far they are, and making one more. */
export function SubTasks({ data }: { data: IssueData }) {
  const { issue, rights } = data;
  const subTasks: IssueBean[] = list(issue.fields.subtasks).filter(isIssue);
  const offered = rights.has('CREATE_ISSUES') && issue.fields.issuetype?.subtask === false;
  if (subTasks.length === 0 && !offered) return null;
  const done = subTasks.filter((one) => one.fields.status?.statusCategory.key === 'done').length;
  return (
    <section class="block" aria-labelledby="sub-tasks-heading">
      <div class="block-head">
        <h2 id="sub-tasks-heading">Sub-tasks</h2>
        {subTasks.length > 0 && (
          <span class="subtle">
            {done} of {subTasks.length} done
          </span>
        )}
        {offered && (
          <button
            type="button"
            class="button subtle icon-only"
            aria-label="Create sub-task"
            title="Create sub-task"
            onClick={() => openCreate({ projectKey: issue.fields.project?.key ?? '', parentKey: issue.key })}
          >
            <Icon name="plus" />
          </button>
        )}
      </div>
      {subTasks.length === 0 && <p class="subtle">None</p>}
      {subTasks.length > 0 && (
        <ul class="issue-lines">
          {subTasks.map((one) => (
            <IssueLine key={one.id} issue={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** Whether a value is an issue as Jira nests them. */
export function isIssue(value: unknown): value is IssueBean {
  return records([value]).some((one) => typeof one.id === 'string' && typeof one.key === 'string' && typeof one.fields === 'object');
}
