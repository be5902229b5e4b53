import { useModuleLinks } from '../../forge';
import { useSession } from '../../session';
import { PageHeader } from '../../ui/bits';

/** The app of this site and its settings pages. */
export function AppsOverview() {
  const { site } = useSession();
  const links = useModuleLinks('admin');
  return (
    <>
      <PageHeader title="Installed apps" />
      <div class="cards">
        <div class="card">
          <span class="card-title">{site.appName}</span>
          <p class="subtle">
            Runs on this machine, as its manifest says. Scopes, modules and what is not supported stand in the <a href="/lab">lab</a>.
          </p>
          {links.length === 0 && <p>It has no settings pages.</p>}
          <ul class="link-list">
            {links.map((link) => (
              <li key={link.key}>
                <a href={link.href}>{link.title}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
