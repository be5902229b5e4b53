import type { CallInput, CallOutput } from '../../../src/contract/types';
import { settle } from '../../fixture/firm';
import type { Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall, succeed } from '../firebreak';

export type Health = CallOutput<'readHealth'>;

/** What queries of storage do not show at once. */
const A_WHILE = 5_000;

/** The health page as somebody opens it, once storage shows what was written. */
export async function health(local: LocalJira, as: Handle = 'ada'): Promise<Health> {
  await settle(local, A_WHILE);
  return succeed(screenCall(local, 'readHealth', {}, { as }));
}

/** "Check again" on it. */
export async function checkUp(local: LocalJira): Promise<Health> {
  await succeed(screenCall(local, 'checkUp', {}, { as: 'ada' }));
  return health(local);
}

/** Kinds and subjects of what is listed: "projectGone 10001". */
export const listed = ({ problems }: Health): string[] => problems.map(({ kind, about }) => `${kind} ${about}`).sort();

export const recheck = (local: LocalJira, problem: CallInput<'recheckProblem'>) =>
  screenCall(local, 'recheckProblem', problem, { as: 'ada' });
