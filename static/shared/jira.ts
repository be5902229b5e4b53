import { requestJira } from '@forge/bridge';
import type { Result } from '../../src/contract/errors';

/**
 * What screens read from Jira by themselves, as the person, without any function of ours. A test holds it against the manifest's scopes
 * and Atlassian's description.
 */
export const browserOperations = {
  getIssue: { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}', scope: 'read:jira-work' },
  searchProjects: { method: 'GET', path: '/rest/api/3/project/search', scope: 'read:jira-work' },
  getProject: { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}', scope: 'read:jira-work' },
} as const;

/** Reads from Jira as the person. Never throws. The answer is unread: look at it before using it. */
export async function read(
  name: keyof typeof browserOperations,
  args: { path?: Record<string, string>; query?: Record<string, string> },
): Promise<Result<unknown>> {
  const path = browserOperations[name].path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(args.path?.[key] ?? ''));
  const query = args.query ? `?${new URLSearchParams(args.query)}` : '';
  try {
    const response = await requestJira(path + query, { headers: { Accept: 'application/json' } });
    if (response.ok) return { ok: true, value: await response.json() };
    const { status } = response;
    const code =
      status === 404
        ? 'NOT_FOUND'
        : status === 401 || status === 403
          ? 'NOT_ALLOWED'
          : status === 429 || status >= 500
            ? 'TRY_LATER'
            : 'JIRA_REFUSED';
    return { ok: false, error: { code, message: `${name}: ${status}` } };
  } catch (error) {
    return { ok: false, error: { code: 'TRY_LATER', message: `${name}: ${error instanceof Error ? error.message : String(error)}` } };
  }
}

/** Small steps into an answer nobody has checked. */
export const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
