import { groupsOf } from '../../people';
import { inGroup, inRole } from '../../permissions';
import { text } from '../values/arguments';
import { Callable, Entity, type Value } from '../values/value';
import { propertiesOf } from './properties';
import type { World } from './world';

/** A person (type User); null for no account, or one nobody has. */
export function userEntity(world: World, accountId: unknown): Value {
  const { jira } = world;
  const person = typeof accountId === 'string' ? jira.people.get(accountId) : undefined;
  if (!person) return null;
  world.beans++;
  return new Entity(
    'User',
    {
      accountId: () => person.id,
      displayName: () => person.displayName,
      accountType: () => person.accountType,
      groups: () => groupsOf(jira, person.id).map((group) => group.name),
      groupIds: () => groupsOf(jira, person.id).map((group) => group.id),
      properties: () => propertiesOf(world, 'user', person.id),
      isInGroup: () => new Callable((given) => inGroup(jira, person.id, text('isInGroup', given, 0))),
      isInProjectRole: () =>
        new Callable(
          ([project, role]) => project instanceof Entity && typeof role === 'string' && isInRole(world, person.id, project, role),
        ),
      getProjectRoles: () =>
        new Callable(([project]) =>
          project instanceof Entity
            ? jira.roles
                .list((role) => isInRole(world, person.id, project, role.name))
                .map(
                  (role) =>
                    new Entity(
                      'ProjectRole',
                      { id: () => Number(role.id), name: () => role.name, description: () => role.description },
                      () => ({ id: Number(role.id), name: role.name }),
                      role.id,
                    ),
                )
            : [],
        ),
    },
    () => ({ accountId: person.id, displayName: person.displayName, accountType: person.accountType }),
    person.id,
  );
}

function isInRole({ jira }: World, accountId: string, project: Entity, roleName: string): boolean {
  const found = jira.projects.get(project.identity);
  const role = jira.roles.find((candidate) => candidate.name === roleName);
  return found !== undefined && role !== undefined && inRole(jira, accountId, role.id, found);
}
