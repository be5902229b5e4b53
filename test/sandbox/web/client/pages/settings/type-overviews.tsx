import { rest } from '../../api';
import { useLoad } from '../../load';
import type { IssueLinkBean, PageOf, PriorityRef, TypeRef } from '../../types';
import { Lozenge, statusTone } from '../../ui/bits';
import { Overview } from './overview';

function iconPath(url: string): string {
  return new URL(url, location.href).pathname;
}

/** Jira's issue types. */
export function IssueTypesOverview() {
  const loaded = useLoad(() => rest<(TypeRef & { scope?: { type: string } })[]>('GET', '/rest/api/3/issuetype'), []);
  return (
    <Overview
      title="Issue types"
      loaded={loaded}
      keyOf={(type) => type.id}
      columns={[
        [
          'Name',
          (type) => (
            <span class="type-key">
              <img src={iconPath(type.iconUrl)} width="16" height="16" alt="" />
              {type.name}
            </span>
          ),
        ],
        ['Description', (type) => type.description],
        ['Level', (type) => (type.subtask ? 'Sub-task' : (type.hierarchyLevel ?? 0) > 0 ? 'Epic' : 'Standard')],
        ['Scope', (type) => (type.scope ? 'Team-managed project' : 'Global')],
        ['Id', (type) => type.id],
      ]}
    />
  );
}

/** Statuses by category. */
export function StatusesOverview() {
  const loaded = useLoad(
    () =>
      rest<PageOf<{ id: string; name: string; statusCategory: string; scope?: { type: string } }>>(
        'GET',
        '/rest/api/3/statuses/search?maxResults=200',
      ).then((page) => page.values),
    [],
  );
  return (
    <Overview
      title="Statuses"
      loaded={loaded}
      keyOf={(status) => status.id}
      columns={[
        ['Name', (status) => <Lozenge tone={statusTone(CATEGORY_KEYS[status.statusCategory])}>{status.name}</Lozenge>],
        ['Category', (status) => CATEGORY_NAMES[status.statusCategory] ?? status.statusCategory],
        ['Scope', (status) => (status.scope?.type === 'PROJECT' ? 'Team-managed project' : 'Global')],
        ['Id', (status) => status.id],
      ]}
    />
  );
}

const CATEGORY_KEYS: Record<string, string> = { TODO: 'new', IN_PROGRESS: 'indeterminate', DONE: 'done' };
const CATEGORY_NAMES: Record<string, string> = { TODO: 'To do', IN_PROGRESS: 'In progress', DONE: 'Done' };

/** Priorities, highest first. */
export function PrioritiesOverview() {
  const loaded = useLoad(
    () =>
      rest<PageOf<PriorityRef & { description?: string; isDefault?: boolean }>>('GET', '/rest/api/3/priority/search?maxResults=50').then(
        (page) => page.values,
      ),
    [],
  );
  return (
    <Overview
      title="Priorities"
      loaded={loaded}
      keyOf={(priority) => priority.id}
      columns={[
        [
          'Name',
          (priority) => (
            <span class="type-key">
              <img src={iconPath(priority.iconUrl)} width="16" height="16" alt="" />
              {priority.name} {priority.isDefault && <Lozenge>Default</Lozenge>}
            </span>
          ),
        ],
        ['Description', (priority) => priority.description],
        ['Id', (priority) => priority.id],
      ]}
    />
  );
}

/** How issues can be linked. */
export function LinkTypesOverview() {
  const loaded = useLoad(
    () => rest<{ issueLinkTypes: IssueLinkBean['type'][] }>('GET', '/rest/api/3/issueLinkType').then((answer) => answer.issueLinkTypes),
    [],
  );
  return (
    <Overview
      title="Issue linking"
      loaded={loaded}
      keyOf={(type) => type.id}
      columns={[
        ['Name', (type) => type.name],
        ['Outward', (type) => type.outward],
        ['Inward', (type) => type.inward],
      ]}
    />
  );
}
