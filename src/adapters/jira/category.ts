import type { StatusCategory } from '../../domain/incident/facts';

/** Jira's keys: "new", "indeterminate", "done"; "undefined" for a status without category, which counts as not begun. */
export const categoryOf = (key: string): StatusCategory => (key === 'indeterminate' || key === 'done' ? key : 'new');
