import { SiteLink } from './site-link';

/** A link to an issue. */
export function IssueLink({ issueKey }: { issueKey: string }) {
  return <SiteLink path={`/browse/${encodeURIComponent(issueKey)}`}>{issueKey}</SiteLink>;
}
