import { join } from 'node:path';
import { type LocalJira, type LocalJiraOptions, startLocalJira } from '../sandbox/local-jira';

/** The repository. */
export const ROOT = join(__dirname, '..', '..');

/** The app that has nothing to do with incidents, kept for tests of the platform. */
export const FIXTURE_APP = join(ROOT, 'test', 'fixture-app');

/**
 * Runs `use` on a local Jira of its own and closes it. Loud failures of the sandbox fail the test, unless `problems` says they are
 * what the test is about. Default app: the fixture app; nothing is kept, and time moves only by `advance`.
 */
export async function withLocalJira<T>(
  options: Partial<LocalJiraOptions> & { problems?: 'expected' },
  use: (local: LocalJira) => Promise<T>,
): Promise<T> {
  const { problems, ...rest } = options;
  const local = await startLocalJira({ appDir: FIXTURE_APP, ...rest });
  try {
    const result = await use(local);
    if (problems !== 'expected') demandNoProblems(local);
    return result;
  } finally {
    await local.close();
  }
}

/** Throws when the sandbox failed loudly, naming what it said. */
export function demandNoProblems({ site }: Pick<LocalJira, 'site'>): void {
  const said = site.problems.all().map((problem) => `${problem.where}: ${problem.what}`);
  if (said.length > 0) throw new Error(`The local Jira reported problems:\n${said.join('\n')}`);
}

/** Moves the site's time on by so many ms, doing what falls due on the way. */
export function advance({ site }: Pick<LocalJira, 'site'>, ms: number): Promise<number> {
  return site.agenda.advance(site.clock.now() + ms);
}

/** Everything a person's REST call may say. */
interface RestReply {
  status: number;
  headers: Record<string, string>;
  /** Parsed JSON; undefined for an empty body. */
  body: unknown;
}

/** Calls Jira's REST API as a person; `accountId` undefined is nobody. */
export async function restAs(
  { dispatcher }: Pick<LocalJira, 'dispatcher'>,
  accountId: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<RestReply> {
  const answer = await dispatcher.dispatch({
    method,
    path,
    caller: accountId === undefined ? { kind: 'nobody' } : { kind: 'person', accountId },
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: new Headers({ 'content-type': 'application/json' }) }),
  });
  const parsed: unknown = answer.body === '' ? undefined : JSON.parse(answer.body);
  return { status: answer.status, headers: answer.headers, body: parsed };
}
