import * as v from 'valibot';
import { policyForm } from './policy';
import type { Policy } from './types';

/** Something wrong in a policy file. */
export interface FileFault {
  /** "metrics[2].goals[0].goalMs"; empty: the file as a whole. */
  path: string;
  /** What stands there, short and on one line; empty: nothing. */
  value: string;
  /** In English: what is wrong and how to mend it. */
  mend: string;
}

/** A value as it may stand in a message. */
export function shown(value: unknown): string {
  if (value === undefined) return '';
  // A number too large for a number, which JSON would call null.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  const text = written(value).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** JSON; of what is nested too deep to be written, only that it is. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

/** "metrics[2].goals[0].goalMs" */
export const filePath = (steps: readonly unknown[]): string =>
  steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

function faultOf(issue: v.BaseIssue<unknown>): FileFault {
  const path = filePath((issue.path ?? []).map(({ key }) => key));
  const value = shown(issue.path?.at(-1)?.value ?? issue.input);
  if (issue.type === 'strict_object' && issue.expected === 'never') return { path, value, mend: 'is not known: leave it out' };
  if (issue.kind !== 'schema') return { path, value, mend: issue.message };
  return issue.received === 'undefined' ? { path, value: '', mend: 'is missing' } : { path, value, mend: `must be ${issue.expected}` };
}

/** Checks that a value has the form of a policy. Nothing of it is judged besides. */
export function checkPolicyForm(value: unknown): { ok: true; policy: Policy } | { ok: false; faults: FileFault[] } {
  const parsed = v.safeParse(policyForm, value);
  return parsed.success ? { ok: true, policy: parsed.output } : { ok: false, faults: parsed.issues.map(faultOf) };
}
