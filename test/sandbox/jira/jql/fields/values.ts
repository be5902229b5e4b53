import type { Issue } from '../../model';

/** Reads of the storage forms of field values (see jira/model.ts and the contract of jira/fields). Our own database wrote them. */

/** One id or text, as a list. */
export function one(issue: Issue, fieldId: string): string[] {
  const value = issue.fields[fieldId];
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** A list of ids or texts. */
export function many(issue: Issue, fieldId: string): string[] {
  const value = issue.fields[fieldId];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function numbers(issue: Issue, fieldId: string): number[] {
  const value = issue.fields[fieldId];
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'number') : [];
}

/** Project key and number of an issue key, for comparing: "INC-9" comes before "INC-10". */
export function keyOrder(key: string): string {
  const dash = key.lastIndexOf('-');
  return `${key.slice(0, dash)}-${key.slice(dash + 1).padStart(12, '0')}`;
}
