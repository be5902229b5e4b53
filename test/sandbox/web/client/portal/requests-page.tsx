import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ago } from '../format';
import { useLoad } from '../load';
import { EmptyState, Failure, FormField, Lozenge } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { PortalFrame } from './frame';
import { myRequests, requestTone } from './service-desk';

/** /servicedesk/customer/user/requests: one's own requests, and those one takes part in. */
export function RequestsPage(): JSX.Element {
  const [ownership, setOwnership] = useState('ALL_REQUESTS');
  const [status, setStatus] = useState('OPEN_REQUESTS');
  const [term, setTerm] = useState('');
  const { data, error } = useLoad(() => myRequests({ ownership, status, term }), [ownership, status, term]);
  return (
    <PortalFrame page="my_requests" title="Requests" crumbs={[{ label: 'Help centre', href: '/servicedesk/customer/portals' }]}>
      <div class="portal-filters">
        <FormField label="Whose">
          {(ids) => (
            <select {...ids} value={ownership} onChange={(event) => setOwnership(event.currentTarget.value)}>
              <option value="ALL_REQUESTS">All</option>
              <option value="OWNED_REQUESTS">Raised by me</option>
              <option value="PARTICIPATED_REQUESTS">I take part in</option>
            </select>
          )}
        </FormField>
        <FormField label="Status">
          {(ids) => (
            <select {...ids} value={status} onChange={(event) => setStatus(event.currentTarget.value)}>
              <option value="OPEN_REQUESTS">Open</option>
              <option value="CLOSED_REQUESTS">Closed</option>
              <option value="ALL_REQUESTS">Any</option>
            </select>
          )}
        </FormField>
        <FormField label="Contains">
          {(ids) => <input {...ids} type="search" value={term} onChange={(event) => setTerm(event.currentTarget.value.trim())} />}
        </FormField>
      </div>
      {error && <Failure failure={error} />}
      {!data && !error && <Spinner label="Loading requests" />}
      {data?.length === 0 && <EmptyState title="No requests" />}
      {data && data.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, which the keyboard must reach
        <section class="table-wrap" aria-label="Requests" tabIndex={0}>
          <table class="table">
            <thead>
              <tr>
                {['Type', 'Reference', 'Summary', 'Status', 'Portal', 'Reporter', 'Created'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.map((request) => (
                <tr key={request.issueKey}>
                  <td>{request.requestType?.name}</td>
                  <td>
                    <a href={`/servicedesk/customer/portal/${request.serviceDeskId}/${request.issueKey}`}>{request.issueKey}</a>
                  </td>
                  <td>{request.summary}</td>
                  <td>
                    <Lozenge tone={requestTone(request.currentStatus.statusCategory)}>{request.currentStatus.status}</Lozenge>
                  </td>
                  <td>{request.serviceDesk?.projectName}</td>
                  <td>{request.reporter.displayName}</td>
                  <td>{ago(request.createdDate.iso8601)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </PortalFrame>
  );
}
