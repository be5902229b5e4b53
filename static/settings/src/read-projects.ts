import type { Result } from '../../../src/contract/errors';
import { read } from '../../shared/jira';
import { listOf, member, textOf } from '../../shared/unread';

export interface ProjectChoice {
  id: string;
  key: string;
  name: string;
  teamManaged: boolean;
}

export interface TypeChoice {
  id: string;
  name: string;
}

/** Jira's page for projects, and as many pages as a list to choose from can bear. */
const PAGE = 50;
const PAGES_MAX = 20;

/** All projects the admin sees, by name. */
export async function readProjects(): Promise<Result<ProjectChoice[]>> {
  const projects: ProjectChoice[] = [];
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer = await read('searchProjects', { query: { startAt: String(page * PAGE), maxResults: String(PAGE), orderBy: 'name' } });
    if (!answer.ok) return answer;
    const values = listOf(member(answer.value, 'values'));
    for (const value of values)
      projects.push({
        id: textOf(member(value, 'id')),
        key: textOf(member(value, 'key')),
        name: textOf(member(value, 'name')),
        teamManaged: member(value, 'style') === 'next-gen' || member(value, 'simplified') === true,
      });
    if (values.length === 0 || member(answer.value, 'isLast') !== false) break;
  }
  return { ok: true, value: projects };
}

/** The issue types of a project that can be incidents: not its sub-tasks. */
export async function readTypes(projectId: string): Promise<Result<TypeChoice[]>> {
  const answer = await read('getProject', { path: { projectIdOrKey: projectId } });
  if (!answer.ok) return answer;
  const types = listOf(member(answer.value, 'issueTypes')).filter((type) => member(type, 'subtask') !== true);
  return { ok: true, value: types.map((type) => ({ id: textOf(member(type, 'id')), name: textOf(member(type, 'name')) })) };
}
