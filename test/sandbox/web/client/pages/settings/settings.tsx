import type { ComponentChildren } from 'preact';
import { AdminModulePages, useModuleLinks } from '../../forge';
import { usePlace } from '../../router';
import { useSession } from '../../session';
import { EmptyState } from '../../ui/bits';
import { AppsOverview } from './apps-overview';
import { FieldsOverview } from './fields-overview';
import { ScreensOverview } from './screens-overview';
import { SystemOverview } from './system-overview';
import { IssueTypesOverview, LinkTypesOverview, PrioritiesOverview, StatusesOverview } from './type-overviews';
import { WorkflowsOverview } from './workflows-overview';

const PAGES: [string, string, () => ComponentChildren][] = [
  ['system', 'System', () => <SystemOverview />],
  ['issues/issue-types', 'Issue types', () => <IssueTypesOverview />],
  ['issues/fields', 'Fields', () => <FieldsOverview />],
  ['issues/screens', 'Screens', () => <ScreensOverview />],
  ['issues/workflows', 'Workflows', () => <WorkflowsOverview />],
  ['issues/statuses', 'Statuses', () => <StatusesOverview />],
  ['issues/priorities', 'Priorities', () => <PrioritiesOverview />],
  ['issues/link-types', 'Issue linking', () => <LinkTypesOverview />],
  ['apps', 'Installed apps', () => <AppsOverview />],
];

function content(path: string): ComponentChildren {
  if (path.startsWith('apps/')) return <AdminModulePages />;
  const page = PAGES.find(([at]) => at === (path || 'system'));
  if (page) return page[2]();
  return (
    <EmptyState page title="This page doesn't exist">
      <p>
        Go to <a href="/jira/settings/system">System</a>.
      </p>
    </EmptyState>
  );
}

/** Jira's settings: /jira/settings/… Only for those who administer Jira. */
export function Settings({ path }: { path: string }) {
  const { person } = useSession();
  const apps = useModuleLinks('admin');
  const here = usePlace().path;
  if (!person?.admin) {
    return (
      <EmptyState page title="You don't have access to Jira's settings">
        <p>Only Jira administrators do. Ask one, or be one: the menu at the top right.</p>
      </EmptyState>
    );
  }
  const link = (href: string, label: string, active: boolean): ComponentChildren => (
    <li key={href}>
      <a class={`nav-link${active ? ' active' : ''}`} href={href} {...(active ? { 'aria-current': 'page' as const } : {})}>
        <span>{label}</span>
      </a>
    </li>
  );
  return (
    <div class="settings">
      <nav class="settings-nav" aria-label="Settings">
        <h2>Jira settings</h2>
        <ul>{PAGES.map(([at, label]) => link(`/jira/settings/${at}`, label, here === `/jira/settings/${at}`))}</ul>
        {apps.length > 0 && (
          <>
            <h2>Apps</h2>
            <ul>{apps.map((app) => link(app.href, app.title, here.startsWith(app.href)))}</ul>
          </>
        )}
      </nav>
      <div class="settings-content">{content(path)}</div>
    </div>
  );
}
