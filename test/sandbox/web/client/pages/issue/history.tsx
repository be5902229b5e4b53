import { rest } from '../../api';
import { ago, date, dateTime } from '../../format';
import { useLoad } from '../../load';
import type { ChangelogBean, IssueBean, PageOf } from '../../types';
import { Avatar, Failure } from '../../ui/bits';
import { Icon } from '../../ui/icon';
import { Spinner } from '../../ui/spinner';
import type { IssueData } from './data';

/** Most changes shown; the newest. */
const MOST = 100;

async function newest(key: string): Promise<PageOf<ChangelogBean>> {
  const path = `/rest/api/3/issue/${key}/changelog?maxResults=${MOST}`;
  const first = await rest<PageOf<ChangelogBean>>('GET', path);
  // Oldest first in Jira's answers: the end is another page when there are many.
  if ((first.total ?? 0) <= MOST) return first;
  return rest<PageOf<ChangelogBean>>('GET', `${path}&startAt=${(first.total ?? 0) - MOST}`);
}

/** What changed, by whom, newest first. */
export function History({ data }: { data: IssueData }) {
  const { issue } = data;
  const { data: page, error } = useLoad(() => newest(issue.key), [issue.key, issue.fields.updated]);
  if (error) return <Failure failure={error} />;
  if (!page) return <Spinner label="Loading history" />;
  const groups = [...page.values].sort((a, b) => b.created.localeCompare(a.created));
  return (
    <ul class="history">
      {groups.map((group) => (
        <li key={group.id}>
          <Avatar accountId={group.author?.accountId ?? ''} size={32} />
          <div>
            <p>
              <strong>{group.author?.displayName ?? 'Jira'}</strong> changed{' '}
              {[...new Set(group.items.map((item) => nameOf(issue, item)))].join(', ')}{' '}
              <time dateTime={group.created} title={dateTime(group.created)} class="subtle">
                {ago(group.created)}
              </time>
            </p>
            <dl>
              {group.items.map((item, at) => (
                <div key={at} class="change">
                  <dt>{nameOf(issue, item)}</dt>
                  <dd>
                    <span class="change-from">{side(issue, item, item.from, item.fromString)}</span>
                    <Icon name="right" size={12} />
                    <span class="visually-hidden"> to </span>
                    <span>{side(issue, item, item.to, item.toString)}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        </li>
      ))}
      <li>
        <Avatar accountId={issue.fields.creator?.accountId ?? ''} size={32} />
        <p>
          <strong>{issue.fields.creator?.displayName ?? 'Somebody'}</strong> created the issue{' '}
          {issue.fields.created && (
            <time dateTime={issue.fields.created} title={dateTime(issue.fields.created)} class="subtle">
              {ago(issue.fields.created)}
            </time>
          )}
        </p>
      </li>
    </ul>
  );
}

type Item = ChangelogBean['items'][number];

/** A field as people know it. The changelog itself speaks of "duedate" and "status". */
function nameOf(issue: IssueBean, item: Item): string {
  return issue.names?.[item.fieldId ?? ''] ?? item.field;
}

/** One side of a change. A day comes as "2027-01-15 00:00:00.0" in words, as itself beside them. */
function side(issue: IssueBean, item: Item, raw: string | null | undefined, words: unknown): string {
  if (raw && issue.schema?.[item.fieldId ?? '']?.type === 'date') return date(raw);
  return shown(words);
}

// `toString` is what Jira names it: on an object without one of its own it is the language's function.
function shown(value: unknown): string {
  if (typeof value !== 'string' || value === '') return 'None';
  return value.length > 300 ? `${value.slice(0, 300)}…` : value;
}
