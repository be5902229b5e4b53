import { router } from '@forge/bridge';
import { useSurroundings } from '../start';

/** A link to an issue. A frame may not navigate by itself: the platform does; the address is there for copying. */
export function IssueLink({ issueKey }: { issueKey: string }) {
  const { siteUrl } = useSurroundings();
  const path = `/browse/${encodeURIComponent(issueKey)}`;
  return (
    <a
      href={`${siteUrl}${path}`}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        void router.open(path);
      }}
    >
      {issueKey}
    </a>
  );
}
