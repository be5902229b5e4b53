import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { OpenWork, PeopleOfGroups } from '../../ports';
import { jqlOfPlaces, quoted } from './jql';
import { ask } from './request';

/** People of one call (Jira's limit), and at most: a larger group is no support group. */
const PAGE = 50;
const PEOPLE_MAX = 500;
/** Incidents of one page and pages at most: who has so many more needs no exact count. */
const WORK_PAGE = 1_000;
const WORK_PAGES = 10;

const peopleSchema = v.object({
  isLast: v.optional(v.boolean()),
  values: v.optional(v.array(v.object({ accountId: v.string(), active: v.optional(v.boolean(), true) })), []),
});

/** Jira leaves out accounts that are not in use. */
export const readGroupMembers: PeopleOfGroups['readGroupMembers'] = async (groupId) => {
  const people: string[] = [];
  try {
    for (let startAt = 0; startAt < PEOPLE_MAX; startAt += PAGE) {
      const query = { groupId, startAt: String(startAt), maxResults: String(PAGE) };
      const { isLast, values } = await ask('getUsersFromGroup', 'app', { query }, peopleSchema);
      for (const { accountId, active } of values) if (active) people.push(accountId);
      if (isLast !== false || values.length === 0) break;
    }
  } catch (error) {
    if (!(error instanceof AppFault) || !['NOT_FOUND', 'NOT_ALLOWED'].includes(error.error.code)) throw error;
    console.warn(`group ${groupId} of a support group: ${error.error.message}`);
  }
  return people;
};

const workSchema = v.object({
  issues: v.array(
    v.object({
      id: v.string(),
      fields: v.object({ assignee: v.nullish(v.object({ accountId: v.string() })), priority: v.nullish(v.object({ id: v.string() })) }),
    }),
  ),
  nextPageToken: v.nullish(v.string()),
});

export const listOpenWork: PeopleOfGroups['listOpenWork'] = async (places, accountIds) => {
  if (places.length === 0 || accountIds.length === 0) return [];
  const jql = `${jqlOfPlaces(places)} AND statusCategory != Done AND assignee IN (${accountIds.map(quoted).join(', ')})`;
  const found: OpenWork[] = [];
  let token: string | undefined;
  for (let page = 0; page < WORK_PAGES; page++) {
    const body = { jql, maxResults: WORK_PAGE, fields: ['assignee', 'priority'], ...(token === undefined ? {} : { nextPageToken: token }) };
    const { issues, nextPageToken } = await ask('searchAndReconsileIssuesUsingJqlPost', 'app', { body }, workSchema);
    for (const { id, fields } of issues)
      if (fields.assignee) found.push({ issueId: id, to: fields.assignee.accountId, priorityId: fields.priority?.id ?? '' });
    if (!nextPageToken) break;
    token = nextPageToken;
  }
  return found;
};

const assignableSchema = v.array(v.object({ accountId: v.string() }));

export const isAssignable: PeopleOfGroups['isAssignable'] = async (issueKey, accountId) => {
  const found = await ask('findAssignableUsers', 'app', { query: { issueKey, accountId } }, assignableSchema);
  return found.some((one) => one.accountId === accountId);
};
