import type { Jira } from '../../jira';
import { APPLICATION_NAMES, appRoleGroups, groupName } from '../../people';
import { notFound } from '../../rest/errors';
import { type Operation, ok } from '../../rest/operation';
import { adminOnly, define, SCOPES } from './define';

/** The build this site says it is: any number Jira Cloud had; the sandbox promises no particular one. */
const BUILD = {
  version: '1001.0.0-SNAPSHOT',
  versionNumbers: [1001, 0, 0],
  buildNumber: 100281,
  buildDate: '2026-02-06T00:00:00.000+0000',
};

function applicationRole(jira: Jira, key: keyof typeof APPLICATION_NAMES): Record<string, unknown> {
  const groups = jira.groups.list((group) => appRoleGroups[key].includes(group.name));
  const people = new Set(groups.flatMap((group) => group.members));
  return {
    key,
    name: APPLICATION_NAMES[key],
    groups: groups.map((group) => group.name),
    groupDetails: groups.map((group) => groupName(jira, group)),
    defaultGroups: groups.map((group) => group.name),
    defaultGroupsDetails: groups.map((group) => groupName(jira, group)),
    selectedByDefault: key === 'jira-software',
    defined: true,
    numberOfSeats: -1,
    remainingSeats: -1,
    userCount: people.size,
    userCountDescription: people.size === 1 ? 'user' : 'users',
    hasUnlimitedSeats: true,
    platform: false,
  };
}

/** The site as a whole: what it is, how it is set, which products it has. */
export const siteOperations: Operation[] = [
  define(
    'getServerInfo',
    'GET',
    '/serverInfo',
    SCOPES.none,
    ({ jira }) =>
      ok({
        baseUrl: jira.site.baseUrl,
        displayUrl: jira.site.baseUrl,
        displayUrlServicedeskHelpCenter: jira.site.baseUrl,
        displayUrlConfluence: jira.site.baseUrl,
        ...BUILD,
        deploymentType: 'Cloud',
        serverTime: jira.site.clock.iso().replace('Z', '+0000'),
        scmInfo: 'local',
        serverTitle: 'Jira',
        serverTimeZone: 'Etc/UTC',
      }),
    { anonymous: true },
  ),
  define('getConfiguration', 'GET', '/configuration', SCOPES.user, () =>
    ok({
      votingEnabled: true,
      watchingEnabled: true,
      unassignedIssuesAllowed: true,
      subTasksEnabled: true,
      issueLinkingEnabled: true,
      timeTrackingEnabled: true,
      attachmentsEnabled: true,
      timeTrackingConfiguration: { workingHoursPerDay: 8, workingDaysPerWeek: 5, timeFormat: 'pretty', defaultUnit: 'minute' },
    }),
  ),
  define(
    'getAllApplicationRoles',
    'GET',
    '/applicationrole',
    SCOPES.config,
    adminOnly(({ jira }) => ok([applicationRole(jira, 'jira-software'), applicationRole(jira, 'jira-servicedesk')])),
  ),
  define(
    'getApplicationRole',
    'GET',
    '/applicationrole/{key}',
    SCOPES.config,
    adminOnly(({ jira, params }) => {
      const { key } = params;
      if (key !== 'jira-software' && key !== 'jira-servicedesk')
        throw notFound(`The application role with the key '${key}' does not exist.`);
      return ok(applicationRole(jira, key));
    }),
  ),
];
