import type { JSX } from 'preact';
import { matchPath, usePlace } from '../router';
import { useSession } from '../session';
import { LoginPage } from '../shell/login';
import { EmptyState } from '../ui/bits';
import { CreateRequestPage } from './create-page';
import { PortalFrame } from './frame';
import { HelpCentre } from './help-centre';
import { PortalPage } from './portal-page';
import { RequestPage } from './request-page';
import { RequestsPage } from './requests-page';
import './portal.css';

const ISSUE_KEY = /^[A-Z][A-Z0-9_]+-\d+$/i;

/** The customers' portal, at /servicedesk/customer/**. */
export function Portal(): JSX.Element {
  const { person } = useSession();
  const { path } = usePlace();
  if (!person) return <LoginPage />;
  const at = (pattern: string): Record<string, string> | undefined => matchPath(`/servicedesk/customer${pattern}`, path);
  const create = at('/portal/:portal/create/:type');
  if (create) return <CreateRequestPage key={path} portal={create.portal ?? ''} requestType={create.type ?? ''} />;
  const inner = at('/portal/:portal/:key');
  if (inner && ISSUE_KEY.test(inner.key ?? '')) return <RequestPage key={path} portal={inner.portal ?? ''} requestKey={inner.key ?? ''} />;
  const portal = at('/portal/:portal');
  if (portal) return <PortalPage key={path} portal={portal.portal ?? ''} />;
  if (at('/user/requests')) return <RequestsPage />;
  if (at('/portals') || at('')) return <HelpCentre />;
  return (
    <PortalFrame page="help_center" title="Help centre">
      <EmptyState title="This page doesn't exist" />
    </PortalFrame>
  );
}
