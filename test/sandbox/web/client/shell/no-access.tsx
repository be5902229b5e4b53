import { useSession } from '../session';
import { EmptyState } from '../ui/bits';

/** What people without a Jira licence see on Jira's pages. */
export function NoAccess() {
  const { person } = useSession();
  return (
    <EmptyState page title="You don't have access to Jira">
      <p>
        {person?.displayName ?? 'You'} can't use Jira's own pages: that takes a Jira licence. Customers raise and follow their requests in
        the portal.
      </p>
      <p>
        <a class="button primary" href="/servicedesk/customer/portals">
          Open the portal
        </a>
      </p>
    </EmptyState>
  );
}
