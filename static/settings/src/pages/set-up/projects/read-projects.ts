import type { Result } from '../../../../../../src/contract/errors';
import { read } from '../../../../../shared/jira';
import { listOf, member } from '../../../../../shared/unread';
import { type Project, projectOf } from './project';

/** As many ids as Jira's project search takes at once. */
const IDS_MAX = 50;

/** As many hits as a list to choose from can bear. */
const HITS = 10;

/** Projects by id, with their issue types. One that is gone, or hidden from the admin, is absent. */
export async function readProjects(ids: readonly string[]): Promise<Result<Project[]>> {
  const projects: Project[] = [];
  for (let from = 0; from < ids.length; from += IDS_MAX) {
    const answer = await read('searchProjects', {
      query: { id: ids.slice(from, from + IDS_MAX), expand: 'issueTypes', maxResults: String(IDS_MAX) },
    });
    if (!answer.ok) return answer;
    projects.push(...listOf(member(answer.value, 'values')).map(projectOf));
  }
  return { ok: true, value: projects };
}

/** The first projects whose name or key has these words, by name, and how many there are in all. */
export async function findProjects(words: string): Promise<Result<{ projects: Project[]; total: number }>> {
  const answer = await read('searchProjects', {
    query: { expand: 'issueTypes', maxResults: String(HITS), orderBy: 'name', ...(words === '' ? {} : { query: words }) },
  });
  if (!answer.ok) return answer;
  const projects = listOf(member(answer.value, 'values')).map(projectOf);
  const total = member(answer.value, 'total');
  return { ok: true, value: { projects, total: typeof total === 'number' ? total : projects.length } };
}
