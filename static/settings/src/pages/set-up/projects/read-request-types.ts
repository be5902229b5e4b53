import type { Result } from '../../../../../../src/contract/errors';
import { read } from '../../../../../shared/jira';
import { listOf, member, textOf } from '../../../../../shared/unread';
import type { Named } from './project';

/** Jira Service Management's largest page. */
const PAGE = 100;
/** Far more desks and request types than any site has: no answer may keep the page reading for ever. */
const PAGES_MAX = 50;

/** A request type and the issue type it makes. */
export interface RequestType extends Named {
  issueTypeId: string;
}

/** Every value of a list, or those up to the one that is looked for. */
async function readAll(
  page: (query: Record<string, string>) => Promise<Result<unknown>>,
  until: (value: unknown) => boolean = () => false,
): Promise<Result<unknown[]>> {
  const all: unknown[] = [];
  for (let at = 0; at < PAGES_MAX; at++) {
    const answer = await page({ start: String(at * PAGE), limit: String(PAGE) });
    if (!answer.ok) return answer;
    const values = listOf(member(answer.value, 'values'));
    all.push(...values);
    if (values.some(until) || values.length === 0 || member(answer.value, 'isLastPage') !== false) break;
  }
  return { ok: true, value: all };
}

/** The request types of a service project, in the portal's order. NOT_FOUND when the admin may not see its service desk. */
export async function readRequestTypes(projectId: string): Promise<Result<RequestType[]>> {
  const isIts = (desk: unknown): boolean => textOf(member(desk, 'projectId')) === projectId;
  const desks = await readAll((query) => read('getServiceDesks', { query }), isIts);
  if (!desks.ok) return desks;
  const desk = desks.value.find(isIts);
  if (desk === undefined) return { ok: false, error: { code: 'NOT_FOUND', message: `no service desk of project ${projectId}` } };
  const path = { serviceDeskId: textOf(member(desk, 'id')) };
  const types = await readAll((query) => read('getRequestTypes', { path, query }));
  if (!types.ok) return types;
  return {
    ok: true,
    value: types.value.map((type) => ({
      id: textOf(member(type, 'id')),
      name: textOf(member(type, 'name')),
      issueTypeId: textOf(member(type, 'issueTypeId')),
    })),
  };
}
