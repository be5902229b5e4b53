import type { JSX } from 'preact';
import { useLoad } from '../load';
import { EmptyState, Failure, Lozenge } from '../ui/bits';
import { Icon } from '../ui/icon';
import { Spinner } from '../ui/spinner';
import { PortalFrame } from './frame';
import { myRequests, requestTone, serviceDesks } from './service-desk';

/** /servicedesk/customer/portals: the portals one may ask for help in. */
export function HelpCentre(): JSX.Element {
  const desks = useLoad(serviceDesks, []);
  const recent = useLoad(() => myRequests({ ownership: 'OWNED_REQUESTS', status: 'OPEN_REQUESTS', term: '' }), []);
  return (
    <PortalFrame page="help_center" title="Welcome to the help centre">
      {desks.error && <Failure failure={desks.error} />}
      {!desks.data && !desks.error && <Spinner label="Loading portals" />}
      {desks.data?.length === 0 && <EmptyState title="There is no portal you may use" />}
      <ul class="portal-cards">
        {desks.data?.map((desk) => (
          <li key={desk.id}>
            <a class="portal-card" href={`/servicedesk/customer/portal/${encodeURIComponent(desk.id)}`}>
              <Icon name="portal" size={24} />
              <span>
                <strong>{desk.projectName}</strong>
                <small>Ask {desk.projectName} for help</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
      {recent.data && recent.data.length > 0 && (
        <section aria-labelledby="portal-recent">
          <h2 id="portal-recent" class="portal-subtitle">
            Your open requests
          </h2>
          <ul class="portal-list">
            {recent.data.slice(0, 5).map((request) => (
              <li key={request.issueKey}>
                <a href={`/servicedesk/customer/portal/${request.serviceDeskId}/${request.issueKey}`}>
                  {request.issueKey} {request.summary ?? ''}
                </a>
                <Lozenge tone={requestTone(request.currentStatus.statusCategory)}>{request.currentStatus.status}</Lozenge>
              </li>
            ))}
          </ul>
        </section>
      )}
    </PortalFrame>
  );
}
