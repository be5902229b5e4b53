import { router } from '@forge/bridge';
import type { ComponentChildren } from 'preact';
import { useSurroundings } from '../start';

/** A link within the site. A frame may not navigate by itself: the platform does; the address is there for copying. */
export function SiteLink({ path, children }: { path: string; children: ComponentChildren }) {
  const { siteUrl } = useSurroundings();
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
      {children}
    </a>
  );
}
