import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { isRecord } from '../../fields/read';
import { type IssueFacts, IssueModules } from '../../forge';
import { navigate } from '../../router';
import { useSession } from '../../session';
import { flagDone, flagFailure } from '../../ui/flags';
import { Icon } from '../../ui/icon';
import { Menu, MenuGroup, MenuItem } from '../../ui/menu';
import { openCreate } from '../create/open';
import { ConfirmDelete } from './confirm-delete';
import type { IssueData } from './data';
import { InlineField } from './inline-field';
import { saveFields } from './save';

/** Breadcrumbs, summary, and what can be done with the issue. */
export function IssueHeader({ data, facts, reload }: { data: IssueData; facts: IssueFacts; reload: () => void }) {
  const { issue, editable } = data;
  const { project, issuetype, parent } = issue.fields;
  const parentKey = isRecord(parent) && typeof parent.key === 'string' ? parent.key : undefined;
  return (
    <header class="issue-header">
      <div class="issue-top">
        <nav aria-label="Breadcrumbs">
          <ol class="crumbs">
            <li>
              <a href="/jira/projects">Projects</a>
            </li>
            <li>
              <a href={`/projects/${facts.projectKey}`}>{project?.name}</a>
            </li>
            {parentKey && (
              <li>
                <a href={`/browse/${parentKey}`}>{parentKey}</a>
              </li>
            )}
            <li>
              <a href={`/browse/${issue.key}`} aria-current="page" class="type-key">
                {issuetype && <img src={new URL(issuetype.iconUrl, location.href).pathname} width="16" height="16" alt={issuetype.name} />}
                {issue.key}
              </a>
            </li>
          </ol>
        </nav>
        <div class="actions">
          <Watching data={data} reload={reload} />
          <Actions data={data} facts={facts} reload={reload} />
        </div>
      </div>
      <InlineField
        issueKey={issue.key}
        projectKey={facts.projectKey}
        fieldId="summary"
        label="Summary"
        meta={editable.summary}
        value={issue.fields.summary}
        onSaved={reload}
        whileEditing={<h1 class="visually-hidden">{issue.fields.summary}</h1>}
      >
        <h1>{issue.fields.summary}</h1>
      </InlineField>
    </header>
  );
}

function Watching({ data, reload }: { data: IssueData; reload: () => void }) {
  const { person } = useSession();
  const { watches } = data.issue.fields;
  const watching = isRecord(watches) && watches.isWatching === true;
  const count = isRecord(watches) && typeof watches.watchCount === 'number' ? watches.watchCount : 0;
  const toggle = (): void => {
    const path = `/rest/api/3/issue/${data.issue.key}/watchers`;
    const id = person?.accountId ?? '';
    const done = watching ? rest('DELETE', `${path}?accountId=${encodeURIComponent(id)}`) : rest('POST', path, id);
    done.then(reload, (error: unknown) => flagFailure("Watching couldn't be changed", error));
  };
  return (
    <button
      type="button"
      class="button subtle"
      aria-pressed={watching}
      onClick={toggle}
      title={watching ? 'Stop watching' : 'Start watching'}
    >
      <Icon name="eye" />
      <span>
        {count}
        <span class="visually-hidden"> watching. {watching ? 'Stop watching' : 'Start watching'}</span>
      </span>
    </button>
  );
}

function Actions({ data, facts, reload }: { data: IssueData; facts: IssueFacts; reload: () => void }) {
  const { person } = useSession();
  const { issue, rights, editable } = data;
  const [deleting, setDeleting] = useState(false);
  const assignToMe = (): void => {
    saveFields(issue.key, { assignee: { accountId: person?.accountId } }).then(reload, (error: unknown) =>
      flagFailure("The issue couldn't be assigned", error),
    );
  };
  return (
    <>
      <Menu label="Actions" button={<Icon name="more" />} buttonClass="button subtle icon-only" align="end">
        {(close) => (
          <>
            <MenuGroup title="Actions">
              {editable.assignee && issue.fields.assignee?.accountId !== person?.accountId && (
                <MenuItem onSelect={assignToMe}>Assign to me</MenuItem>
              )}
              {rights.has('CREATE_ISSUES') && !issue.fields.issuetype?.subtask && (
                <MenuItem onSelect={() => openCreate({ projectKey: facts.projectKey, parentKey: issue.key })}>Create sub-task</MenuItem>
              )}
              <MenuItem
                onSelect={() => {
                  navigator.clipboard?.writeText(`${location.origin}/browse/${issue.key}`).then(
                    () => flagDone('Link copied'),
                    (error: unknown) => flagFailure("The link couldn't be copied", error),
                  );
                }}
              >
                Copy link
              </MenuItem>
              {rights.has('DELETE_ISSUES') && <MenuItem onSelect={() => setDeleting(true)}>Delete</MenuItem>}
            </MenuGroup>
            <IssueModules slot="action" issue={facts} onOpen={close} />
          </>
        )}
      </Menu>
      {deleting && (
        <ConfirmDelete
          issue={issue}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            flagDone(`${issue.key} has been deleted`);
            navigate(`/projects/${facts.projectKey}`);
          }}
        />
      )}
    </>
  );
}
