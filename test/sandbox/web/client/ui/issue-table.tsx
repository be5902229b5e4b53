import { FieldValue } from '../fields/value';
import type { FieldSchema, IssueBean } from '../types';
import { PersonName, StatusLozenge } from './bits';

/** A column of a list of issues. */
export interface Column {
  /** Field id, or "key". */
  id: string;
  name: string;
  schema?: FieldSchema | undefined;
}

function Cell({ issue, column }: { issue: IssueBean; column: Column }) {
  const { fields } = issue;
  switch (column.id) {
    case 'key':
      return (
        <a class="type-key" href={`/browse/${issue.key}`}>
          {fields.issuetype && (
            <img src={new URL(fields.issuetype.iconUrl, location.href).pathname} width="16" height="16" alt={fields.issuetype.name} />
          )}
          {issue.key}
        </a>
      );
    case 'summary':
      return <a href={`/browse/${issue.key}`}>{fields.summary}</a>;
    case 'status':
      return fields.status ? <StatusLozenge status={fields.status} /> : null;
    case 'assignee':
      return <PersonName person={fields.assignee} none="Unassigned" />;
    case 'reporter':
      return <PersonName person={fields.reporter} />;
    default:
      return <FieldValue schema={column.schema} value={fields[column.id]} none="" compact />;
  }
}

/** Issues in rows; sorted and chosen from where the caller offers it. */
export function IssueTable(props: {
  label: string;
  issues: IssueBean[];
  columns: Column[];
  sort?: { by: string; descending: boolean } | undefined;
  onSort?: (columnId: string) => void;
  chosen?: ReadonlySet<string>;
  onChoose?: (keys: Set<string>) => void;
}) {
  const { issues, columns, chosen, onChoose } = props;
  const all = chosen !== undefined && issues.length > 0 && issues.every((issue) => chosen.has(issue.key));
  const choose = (keys: string[], on: boolean): void => {
    const next = new Set(chosen);
    for (const key of keys) {
      if (on) next.add(key);
      else next.delete(key);
    }
    onChoose?.(next);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: what scrolls is named; it is no form
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls sideways, by keyboard too
    <div class="table-wrap" role="group" aria-label={props.label} tabIndex={0}>
      <table class="table">
        <thead>
          <tr>
            {onChoose && (
              <th class="cell-check">
                <input
                  type="checkbox"
                  aria-label="Choose all issues of this page"
                  checked={all}
                  onChange={(event) =>
                    choose(
                      issues.map((issue) => issue.key),
                      event.currentTarget.checked,
                    )
                  }
                />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.id} scope="col" {...sorting(props.sort, column.id)}>
                {props.onSort ? (
                  <button type="button" onClick={() => props.onSort?.(column.id)}>
                    {column.name}
                    {props.sort?.by === column.id && <span aria-hidden="true">{props.sort.descending ? ' ↓' : ' ↑'}</span>}
                  </button>
                ) : (
                  column.name
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={issue.id}>
              {onChoose && (
                <td class="cell-check">
                  <input
                    type="checkbox"
                    aria-label={`Choose ${issue.key}`}
                    checked={chosen?.has(issue.key) ?? false}
                    onChange={(event) => choose([issue.key], event.currentTarget.checked)}
                  />
                </td>
              )}
              {columns.map((column) => (
                <td key={column.id} class={column.id === 'summary' ? 'cell-main' : ''}>
                  <Cell issue={issue} column={column} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sorting(sort: { by: string; descending: boolean } | undefined, columnId: string): { 'aria-sort'?: 'ascending' | 'descending' } {
  if (sort?.by !== columnId) return {};
  return { 'aria-sort': sort.descending ? 'descending' : 'ascending' };
}
