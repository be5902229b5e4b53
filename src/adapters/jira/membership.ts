import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { Membership } from '../../domain/rights/may';
import type { Listener } from '../../ports';
import { ask } from './request';

const userSchema = v.object({
  accountId: v.string(),
  locale: v.optional(v.string(), ''),
  timeZone: v.optional(v.string()),
  groups: v.optional(v.object({ items: v.optional(v.array(v.object({ groupId: v.nullish(v.string()) })), []) }), { items: [] }),
});

const roleSchema = v.object({
  actors: v.optional(
    v.array(
      v.object({
        actorUser: v.optional(v.object({ accountId: v.optional(v.string()) })),
        actorGroup: v.optional(v.object({ groupId: v.optional(v.string()) })),
      }),
    ),
    [],
  ),
});

/** Groups of a person, and which of the roles they have in a project, themselves or by a group. */
export async function readMembership(accountId: string, projectId: string, roleIds: readonly string[]): Promise<Membership & Listener> {
  const [user, ...roles] = await Promise.all([
    found(ask('getUser', 'app', { query: { accountId, expand: 'groups' } }, userSchema)),
    ...roleIds.map((id) => found(ask('getProjectRole', 'app', { path: { projectIdOrKey: projectId, id } }, roleSchema))),
  ]);
  const groupIds = (user?.groups.items ?? []).flatMap(({ groupId }) => (groupId ? [groupId] : []));
  const has = (role: v.InferOutput<typeof roleSchema> | undefined): boolean =>
    role?.actors.some(
      ({ actorUser, actorGroup }) =>
        actorUser?.accountId === accountId || (actorGroup?.groupId !== undefined && groupIds.includes(actorGroup.groupId)),
    ) ?? false;
  return {
    accountId,
    groupIds,
    roleIds: roleIds.filter((_, at) => has(roles[at])),
    locale: user?.locale ?? '',
    ...(user?.timeZone ? { timeZone: user.timeZone } : {}),
  };
}

/** Who has a role in a project: people, and groups of Jira's. */
export async function readActors(projectId: string, roleId: string): Promise<{ users: string[]; groups: string[] }> {
  const role = await found(ask('getProjectRole', 'app', { path: { projectIdOrKey: projectId, id: roleId } }, roleSchema));
  const actors = role?.actors ?? [];
  return {
    users: actors.flatMap(({ actorUser }) => actorUser?.accountId ?? []),
    groups: actors.flatMap(({ actorGroup }) => actorGroup?.groupId ?? []),
  };
}

/** Undefined for a person who was erased, or a role the project has no longer: they give no right. */
async function found<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
