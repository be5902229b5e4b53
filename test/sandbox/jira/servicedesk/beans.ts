import { jiraDate } from '../admin/beans';
import type { Jira } from '../jira';
import { dayOf } from '../jql/meaning/dates';
import type { Organization, RequestType, ServiceDesk } from '../model';
import { avatarUrls, userBean } from '../people';
import { accountOf, type Caller } from '../rest/operation';

/** How small things look in the service management API. */

const api = (jira: Jira, path: string): string => `${jira.site.baseUrl}/rest/servicedeskapi/${path}`;
export const selfLink = (jira: Jira, path: string): Record<string, string> => ({ self: api(jira, path) });

/** An instant in the four forms of DateDTO, the friendly one in the time zone of who looks. */
export function dateBean(jira: Jira, iso: string, caller: Caller): Record<string, unknown> {
  const instant = Date.parse(iso);
  const viewer = accountOf(caller);
  const timeZone = (viewer === undefined ? undefined : jira.people.get(viewer)?.timeZone) ?? 'UTC';
  const jiraText = jiraDate(iso);
  return {
    iso8601: jiraText.replace(/\.\d+/, ''),
    jira: jiraText,
    friendly: friendly(instant, jira.site.clock.now(), timeZone),
    epochMillis: instant,
  };
}

function friendly(instant: number, now: number, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, ...options }).format(instant);
  const time = format({ hour: 'numeric', minute: '2-digit', hour12: true });
  const day = dayOf(instant, timeZone);
  const DAY = 86_400_000;
  if (day === dayOf(now, timeZone)) return `Today ${time}`;
  if (day === dayOf(now - DAY, timeZone)) return `Yesterday ${time}`;
  if (instant < now && now - instant < 6 * DAY) return `${format({ weekday: 'long' })} ${time}`;
  return `${format({ day: '2-digit' })}/${format({ month: 'short' })}/${format({ year: '2-digit' })} ${time}`;
}

export function userDto(jira: Jira, accountId: string, caller: Caller): Record<string, unknown> {
  const { accountId: id, emailAddress, displayName, active, timeZone } = userBean(jira, accountId, accountOf(caller));
  const jiraRest = `${jira.site.baseUrl}/rest/api/2/user?accountId=${encodeURIComponent(accountId)}`;
  return {
    accountId: id,
    ...(emailAddress === undefined ? {} : { emailAddress }),
    displayName,
    active,
    ...(timeZone === undefined ? {} : { timeZone }),
    _links: { jiraRest, avatarUrls: avatarUrls(jira, accountId), self: jiraRest },
  };
}

export function deskBean(jira: Jira, desk: ServiceDesk): Record<string, unknown> {
  const project = jira.projects.need(desk.projectId);
  return {
    id: desk.id,
    projectId: project.id,
    projectName: project.name,
    projectKey: project.key,
    projectTypeKey: 'service_desk',
    _links: selfLink(jira, `servicedesk/${desk.id}`),
  };
}

export function requestTypeBean(jira: Jira, type: RequestType): Record<string, unknown> {
  const icon = `${jira.site.baseUrl}/_sandbox/icon/requesttype/${type.id}.svg`;
  return {
    _expands: ['field'],
    id: type.id,
    _links: selfLink(jira, `servicedesk/${type.serviceDeskId}/requesttype/${type.id}`),
    name: type.name,
    description: type.description,
    helpText: type.helpText,
    issueTypeId: type.issueTypeId,
    serviceDeskId: type.serviceDeskId,
    portalId: type.serviceDeskId,
    groupIds: type.groupIds,
    icon: { id: type.id, _links: { iconUrls: { '48x48': icon, '24x24': icon, '16x16': icon, '32x32': icon } } },
    restrictionStatus: 'OPEN',
    canCreateRequest: true,
  };
}

export const organizationBean = (jira: Jira, { id, name }: Organization): Record<string, unknown> => ({
  id,
  name,
  scimManaged: false,
  _links: selfLink(jira, `organization/${id}`),
});
