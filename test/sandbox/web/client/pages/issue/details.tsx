import { useState } from 'preact/hooks';
import { canEdit } from '../../fields/editor';
import { isRecord } from '../../fields/read';
import { FieldValue } from '../../fields/value';
import { useSession } from '../../session';
import type { FieldMeta, FieldSchema } from '../../types';
import { flagFailure } from '../../ui/flags';
import type { IssueData } from './data';
import { InlineField } from './inline-field';
import { saveFields } from './save';

/** System fields of the panel, in Jira's order; others that have a value follow by name. */
const FIRST = ['assignee', 'reporter', 'priority', 'parent', 'labels', 'components', 'duedate', 'fixVersions', 'versions', 'environment'];

/** Shown elsewhere on the page, or of no use to a reader. */
const ELSEWHERE = new Set([
  'summary',
  'description',
  'status',
  'issuetype',
  'project',
  'created',
  'updated',
  'resolutiondate',
  'resolution',
  'subtasks',
  'issuelinks',
  'comment',
  'attachment',
  'worklog',
  'watches',
  'votes',
  'creator',
  'lastViewed',
  'statuscategorychangedate',
  'statusCategory',
  'statuscategory',
  'workratio',
  'issuerestriction',
  'timetracking',
  'progress',
  'aggregateprogress',
  'thumbnail',
  'security',
]);

/** Shown even when empty. */
const ALWAYS = new Set(['assignee', 'reporter', 'priority', 'labels', 'duedate']);

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

interface Row {
  fieldId: string;
  name: string;
  meta: FieldMeta | undefined;
  schema: FieldSchema | undefined;
  value: unknown;
}

function rows({ issue, editable }: IssueData): Row[] {
  const ids = new Set([...FIRST.filter((id) => id in issue.fields || id in editable), ...Object.keys(editable)]);
  for (const [id, value] of Object.entries(issue.fields)) {
    if (!isEmpty(value)) ids.add(id);
  }
  const row = (fieldId: string): Row => {
    const meta = editable[fieldId];
    return {
      fieldId,
      name: meta?.name ?? issue.names?.[fieldId] ?? fieldId,
      meta: meta && canEdit(meta) ? meta : undefined,
      schema: meta?.schema ?? issue.schema?.[fieldId],
      value: issue.fields[fieldId],
    };
  };
  const all = [...ids].filter((id) => !ELSEWHERE.has(id) && !(id.startsWith('aggregate') || id.startsWith('time'))).map(row);
  const rank = (id: string): number => (FIRST.includes(id) ? FIRST.indexOf(id) : FIRST.length);
  return all.sort((a, b) => rank(a.fieldId) - rank(b.fieldId) || a.name.localeCompare(b.name));
}

/** Fields of the right column. */
export function Details({ data, reload }: { data: IssueData; reload: () => void }) {
  const { issue } = data;
  const [more, setMore] = useState(false);
  const all = rows(data);
  const first = all.filter((row) => ALWAYS.has(row.fieldId) || !isEmpty(row.value));
  const shown = more ? all : first;
  return (
    <section class="details" aria-labelledby="details-heading">
      <h2 id="details-heading">Details</h2>
      <dl>
        {shown.map((row) => (
          <div key={row.fieldId} class="details-row">
            <dt>{row.name}</dt>
            <dd>
              <InlineField
                issueKey={issue.key}
                projectKey={issue.fields.project?.key ?? ''}
                fieldId={row.fieldId}
                label={row.name}
                meta={row.meta}
                value={row.value}
                onSaved={reload}
                extra={row.fieldId === 'assignee' && row.meta && <AssignToMe data={data} reload={reload} />}
              >
                <FieldValue schema={row.schema} value={row.value} none={row.fieldId === 'assignee' ? 'Unassigned' : 'None'} />
              </InlineField>
            </dd>
          </div>
        ))}
      </dl>
      {all.length > first.length && (
        <button type="button" class="button subtle details-more" aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? 'Show fewer fields' : `Show ${all.length - first.length} more fields`}
        </button>
      )}
    </section>
  );
}

function AssignToMe({ data, reload }: { data: IssueData; reload: () => void }) {
  const { person } = useSession();
  const { assignee } = data.issue.fields;
  if (!person || (isRecord(assignee) && assignee.accountId === person.accountId)) return null;
  const assign = (): void => {
    saveFields(data.issue.key, { assignee: { accountId: person.accountId } }).then(reload, (error: unknown) =>
      flagFailure("The issue couldn't be assigned", error),
    );
  };
  return (
    <button type="button" class="button link" onClick={assign}>
      Assign to me
    </button>
  );
}
