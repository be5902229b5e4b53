import * as v from 'valibot';
import { type CallName, calls } from './calls';
import { AppFault } from './errors';
import type { ParsedInput } from './types';

/** "settings.incidents[0].projectId" */
function pathOf(issue: v.BaseIssue<unknown>, root: string | undefined): string {
  const path = issue.path?.map((item) => (typeof item.key === 'number' ? `[${item.key}]` : `.${String(item.key)}`)).join('') ?? '';
  if (root !== undefined) return `${root}${path}`;
  return path === '' ? 'payload' : path.replace(/^\./, '');
}

/** What was sent, short enough for a message and on one line. */
const seen = (issue: v.BaseIssue<unknown>): string => issue.received.replace(/\s+/g, ' ').slice(0, 60);

/** What a text was instead; an empty one needs no showing. */
const instead = ({ input }: v.BaseIssue<unknown>): string =>
  typeof input === 'string' && input.trim() !== '' ? `, not ${JSON.stringify(input.slice(0, 60))}` : '';

/** What is wrong with a value and how to mend it, one line per fault. @param root what the paths begin with. */
export function faultsIn(issues: readonly v.BaseIssue<unknown>[], root?: string): string[] {
  return issues.map((issue) => {
    const path = pathOf(issue, root);
    if (issue.type === 'strict_object' && issue.expected === 'never') return `${path} is not expected: leave it out`;
    if (issue.kind === 'schema' && issue.received === 'undefined' && issue.expected === `"${String(issue.path?.at(-1)?.key)}"`)
      return `${path} is missing`;
    if (issue.kind === 'schema') return `${path} must be ${issue.expected ?? 'present'}, not ${seen(issue)}`;
    return `${path} ${issue.message}${instead(issue)}`;
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
