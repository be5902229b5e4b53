import { useState } from 'preact/hooks';
import { rest } from '../../api';
import { useLoad } from '../../load';
import { navigate, usePlace } from '../../router';
import type { SearchAnswer } from '../../types';
import { EmptyState, Failure, PageHeader } from '../../ui/bits';
import { IssueTable } from '../../ui/issue-table';
import { Spinner } from '../../ui/spinner';
import { BulkBar } from './bulk-bar';
import { ColumnMenu } from './column-menu';
import { chooseColumns, DEFAULT_COLUMNS, readColumns, type SearchColumn, sortedBy, sortOf } from './columns';
import { JqlEditor } from './jql-editor';

const PAGE = 50;
const KEPT = 'jira.search.columns';

function keptColumns(): string[] {
  const kept = localStorage.getItem(KEPT);
  return kept ? kept.split(',') : DEFAULT_COLUMNS;
}

/** Searching issues by JQL: /issues/?jql=… */
export function SearchPage() {
  const { query } = usePlace();
  const jql = query.get('jql') ?? 'created >= -365d ORDER BY created DESC';
  const columns = useLoad(readColumns, []);
  const [shown, setShown] = useState(keptColumns);
  const keep = (ids: string[]): void => {
    localStorage.setItem(KEPT, ids.join(','));
    setShown(ids);
  };
  const go = (changed: string): void => navigate(`/issues/?jql=${encodeURIComponent(changed)}`);
  return (
    <>
      <PageHeader title="All work" actions={columns.data && <ColumnMenu all={columns.data} shown={shown} onChange={keep} />} />
      <JqlEditor key={jql} jql={jql} onSearch={go} />
      {columns.error && <Failure failure={columns.error} />}
      {columns.data && <Results key={jql} jql={jql} columns={chooseColumns(columns.data, shown)} go={go} />}
    </>
  );
}

interface ResultsProps {
  jql: string;
  columns: SearchColumn[];
  go: (jql: string) => void;
}

function Results({ jql, columns, go }: ResultsProps) {
  // Tokens of the pages seen so far; the last is the one shown.
  const [tokens, setTokens] = useState<(string | undefined)[]>([undefined]);
  const [chosen, setChosen] = useState<Set<string>>(new Set());
  const fields = [...new Set(['issuetype', ...columns.map((column) => column.id).filter((id) => id !== 'key')])];
  const token = tokens.at(-1);
  const page = useLoad(
    () =>
      rest<SearchAnswer>('POST', '/rest/api/3/search/jql', {
        jql,
        fields,
        maxResults: PAGE,
        ...(token === undefined ? {} : { nextPageToken: token }),
      }),
    [jql, token, fields.join()],
  );
  const count = useLoad(() => rest<{ count: number }>('POST', '/rest/api/3/search/approximate-count', { jql }), [jql]);
  if (page.error) return <Failure failure={page.error} title="The query could not be run" />;
  if (!page.data) return <Spinner label="Searching" />;
  const { issues, nextPageToken } = page.data;
  if (issues.length === 0 && tokens.length === 1) {
    return (
      <EmptyState title="No issues match">
        <p>Try another query, or check that you may see the issues.</p>
      </EmptyState>
    );
  }
  const sorted = sortOf(jql);
  const sortColumn = columns.find((column) => sorted && [column.clause.toLowerCase(), column.name.toLowerCase()].includes(sorted.clause));
  const from = (tokens.length - 1) * PAGE + 1;
  return (
    <>
      <BulkBar
        keys={[...chosen]}
        onDone={() => {
          setChosen(new Set());
          page.reload();
        }}
        onClear={() => setChosen(new Set())}
      />
      <IssueTable
        label="Search results"
        issues={issues}
        columns={columns}
        sort={sorted && sortColumn ? { by: sortColumn.id, descending: sorted.descending } : undefined}
        onSort={(id) => {
          const column = columns.find((one) => one.id === id);
          if (column) go(sortedBy(jql, column.clause, sortColumn?.id === id ? !sorted?.descending : false));
        }}
        chosen={chosen}
        onChoose={setChosen}
      />
      <nav class="pager" aria-label="Pages of results">
        <span class="subtle" role="status">
          {from}–{from + issues.length - 1}
          {count.data ? ` of about ${count.data.count}` : ''}
        </span>
        <button type="button" class="button" disabled={tokens.length === 1} onClick={() => setTokens(tokens.slice(0, -1))}>
          Previous
        </button>
        <button type="button" class="button" disabled={nextPageToken === undefined} onClick={() => setTokens([...tokens, nextPageToken])}>
          Next
        </button>
      </nav>
    </>
  );
}
