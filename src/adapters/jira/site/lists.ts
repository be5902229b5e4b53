import * as v from 'valibot';
import { AppFault } from '../../../contract/errors';
import type { SiteSnapshot, SiteWrite } from '../../../domain/set-up/site';
import { ask, type Caller, send } from '../request';

const linkTypesSchema = v.object({ issueLinkTypes: v.optional(v.array(v.object({ name: v.string() })), []) });
const prioritiesSchema = v.array(v.object({ id: v.string(), name: v.string() }));
const rolesSchema = v.array(
  v.object({ id: v.pipe(v.union([v.number(), v.string()]), v.transform(String)), name: v.string(), scope: v.optional(v.unknown()) }),
);

/** Names of link types; undefined when issue linking is switched off, which Jira answers with 404. */
export async function readLinkTypes(by: Caller): Promise<string[] | undefined> {
  try {
    return (await ask('getIssueLinkTypes', by, {}, linkTypesSchema)).issueLinkTypes.map(({ name }) => name);
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** The site's priorities in Jira's order: the most urgent first. */
export const readPriorities = (by: Caller): Promise<SiteSnapshot['priorities']> => ask('getPriorities', by, {}, prioritiesSchema);

/** Roles that every company-managed project has. */
export const readRoles = async (by: Caller): Promise<SiteSnapshot['roles']> =>
  (await ask('getAllProjectRoles', by, {}, rolesSchema)).filter(({ scope }) => scope === undefined).map(({ id, name }) => ({ id, name }));

/** Only how many is wanted; Jira counts active people unless asked otherwise. */
const peopleSchema = v.object({ total: v.number() });

export async function countPeople(groupId: string): Promise<number | undefined> {
  try {
    return (await ask('getUsersFromGroup', 'person', { query: { groupId, maxResults: '1' } }, peopleSchema)).total;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return 0;
    if (error instanceof AppFault && error.error.code === 'NOT_ALLOWED') return undefined;
    throw error;
  }
}

export async function createLinkType({ name, inward, outward }: Extract<SiteWrite, { do: 'createLinkType' }>): Promise<void> {
  await send('createIssueLinkType', 'person', { body: { name, inward, outward } });
}
