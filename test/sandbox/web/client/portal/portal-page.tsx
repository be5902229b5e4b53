import type { JSX } from 'preact';
import { useLoad } from '../load';
import { EmptyState, Failure } from '../ui/bits';
import { Spinner } from '../ui/spinner';
import { PortalFrame } from './frame';
import { type RequestType, requestTypeGroups, requestTypes, serviceDesk } from './service-desk';

/** /servicedesk/customer/portal/<id>: what one may ask for, in groups. */
export function PortalPage({ portal }: { portal: string }): JSX.Element {
  const loaded = useLoad(() => Promise.all([serviceDesk(portal), requestTypes(portal), requestTypeGroups(portal)]), [portal]);
  const crumbs = [{ label: 'Help centre', href: '/servicedesk/customer/portals' }];
  if (loaded.error) {
    return (
      <PortalFrame page="portal" title="Portal" crumbs={crumbs}>
        <Failure failure={loaded.error} />
      </PortalFrame>
    );
  }
  if (!loaded.data) {
    return (
      <PortalFrame page="portal" title="Portal" crumbs={crumbs}>
        <Spinner label="Loading the portal" />
      </PortalFrame>
    );
  }
  const [desk, types, groups] = loaded.data;
  const grouped = groups
    .map((group) => ({ name: group.name, types: types.filter((type) => type.groupIds?.includes(group.id)) }))
    .filter((group) => group.types.length > 0);
  const shown = new Set(grouped.flatMap((group) => group.types.map((type) => type.id)));
  const rest = types.filter((type) => !shown.has(type.id));
  return (
    <PortalFrame page="portal" title={desk.projectName} crumbs={crumbs} facts={{ portal }}>
      <p class="subtle">What can we help you with?</p>
      {types.length === 0 && <EmptyState title="Nothing can be asked for here" />}
      {grouped.map((group) => (
        <TypeGroup key={group.name} name={group.name} types={group.types} portal={portal} />
      ))}
      {rest.length > 0 && <TypeGroup name={grouped.length > 0 ? 'Other' : 'Requests'} types={rest} portal={portal} />}
    </PortalFrame>
  );
}

function TypeGroup({ name, types, portal }: { name: string; types: RequestType[]; portal: string }): JSX.Element {
  return (
    <section aria-label={name}>
      <h2 class="portal-subtitle">{name}</h2>
      <ul class="portal-types">
        {types.map((type) => (
          <li key={type.id}>
            <a
              class="portal-card"
              href={`/servicedesk/customer/portal/${encodeURIComponent(portal)}/create/${encodeURIComponent(type.id)}`}
            >
              <span>
                <strong>{type.name}</strong>
                <small>{type.description}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
