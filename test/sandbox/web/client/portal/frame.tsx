import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { AppFrame, type ModuleFacts, useForgeModules } from '../forge';
import { useSession } from '../session';
import { Preferences } from '../shell/preferences';
import { Switcher } from '../shell/switcher';

/** Names of the portal's pages as Forge's portal modules spell them (`pages`). */
export type PortalPageName = 'help_center' | 'portal' | 'create_request' | 'view_request' | 'my_requests';

export interface PortalFrameProps {
  page: PortalPageName;
  title: string;
  crumbs?: { label: string; href: string }[];
  /** Where the app's modules are: portal, request, request type. */
  facts?: ModuleFacts;
  children: ComponentChildren;
}

/** The portal's look around every page: bar, the app's header and footer modules, breadcrumbs, title. */
export function PortalFrame({ page, title, crumbs, facts = {}, children }: PortalFrameProps): JSX.Element {
  const { person } = useSession();
  useEffect(() => {
    document.title = `${title} – Help centre`;
  }, [title]);
  const place: ModuleFacts = { ...facts, portalPage: page };
  return (
    <div class="portal">
      <header class="portal-bar">
        <a class="portal-brand" href="/servicedesk/customer/portals">
          <img src="/_sandbox/favicon.svg" width="24" height="24" alt="" /> Help centre
        </a>
        <nav aria-label="Help centre">
          <a class="button subtle" href="/servicedesk/customer/user/requests">
            Requests
          </a>
          {person?.licensed && (
            <a class="button subtle" href="/">
              Jira
            </a>
          )}
          <a class="button subtle" href="/lab">
            Lab
          </a>
        </nav>
        <div class="portal-bar-end">
          <Preferences />
          <Switcher />
        </div>
      </header>
      <PortalModules type="jiraServiceManagement:portalHeader" facts={place} />
      <main id="main" class="portal-main" tabIndex={-1}>
        {crumbs && (
          <nav aria-label="Breadcrumbs">
            <ol class="crumbs">
              {crumbs.map((crumb) => (
                <li key={crumb.href}>
                  <a href={crumb.href}>{crumb.label}</a>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1 class="portal-title">{title}</h1>
        <PortalModules type="jiraServiceManagement:portalSubheader" facts={place} />
        {children}
      </main>
      <PortalModules type="jiraServiceManagement:portalFooter" facts={place} />
    </div>
  );
}

/** The app's modules of a type at a place in the portal, one below the other. */
export function PortalModules({ type, facts, titled }: { type: string; facts: ModuleFacts; titled?: boolean }): JSX.Element | null {
  const modules = useForgeModules(type, facts);
  const { issueId: _issue, projectId: _project, ...place } = facts;
  if (modules.length === 0) return null;
  return (
    <div class="portal-modules">
      {modules.map((module) => (
        <section key={module.key} aria-label={module.title}>
          {titled && (
            <h2 class="portal-side-title">
              {module.icon && <img src={module.icon} alt="" width="16" height="16" />}
              {module.title}
            </h2>
          )}
          <AppFrame request={{ moduleKey: module.key, place }} title={module.title} viewportSize={module.viewportSize} />
        </section>
      ))}
    </div>
  );
}
