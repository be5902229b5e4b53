import type { ComponentChildren } from 'preact';
import type { IssueBean } from '../types';
import { StatusLozenge } from './bits';

/** An issue in a list of related ones: type, key, summary, status. */
export function IssueLine({ issue, extra }: { issue: IssueBean; extra?: ComponentChildren }) {
  const { issuetype, summary, status } = issue.fields;
  return (
    <li class="issue-line">
      {issuetype && <img src={new URL(issuetype.iconUrl, location.href).pathname} width="16" height="16" alt={issuetype.name} />}
      <a href={`/browse/${issue.key}`}>{issue.key}</a>
      <span class="issue-line-summary">{summary}</span>
      {status && <StatusLozenge status={status} />}
      {extra}
    </li>
  );
}
