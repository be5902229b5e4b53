import * as v from 'valibot';
import { type CallName, calls } from './calls';
import { AppFault } from './errors';
import type { ParsedInput } from './types';

/** "settings.incidents[0].projectId" */
function pathOf(issue: v.BaseIssue<unknown>): string {
  const path = issue.path?.map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`)).join('') ?? '';
  return path === '' ? 'payload' : path.replace(/^\./, '');
}

/** What was sent, short enough for a message and on one line. */
const seen = (issue: v.BaseIssue<unknown>): string => issue.received.replace(/\s+/g, ' ').slice(0, 60);

/** What is wrong with a value and how to mend it, one line per fault. */
export function faultsIn(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return issues.map((issue) => {
    if (issue.type === 'strict_object' && issue.expected === 'never') return `${pathOf(issue)} is not expected: leave it out`;
    if (issue.kind === 'schema' && issue.received === 'undefined' && issue.expected === `"${String(issue.path?.at(-1)?.key)}"`)
      return `${pathOf(issue)} is missing`;
    const wanted = issue.kind === 'schema' ? `must be ${issue.expected ?? 'present'}, not ${seen(issue)}` : issue.message;
    return `${pathOf(issue)} ${wanted}`;
  });
}

/** Checks a payload against the contract. Throws AppFault INVALID_INPUT naming each path and how to mend it. */
export function parseInput<N extends CallName>(name: N, payload: unknown): ParsedInput<N>;
export function parseInput(name: CallName, payload: unknown): unknown {
  const parsed = v.safeParse(calls[name].input, payload);
  if (parsed.success) return parsed.output;
  const faults = faultsIn(parsed.issues).slice(0, 10);
  throw new AppFault({ code: 'INVALID_INPUT', message: `${name}: ${faults.join('; ')}`, details: faults });
}
