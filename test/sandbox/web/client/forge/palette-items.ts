import { rest } from '../api';
import { navigate } from '../router';
import { isRecord } from './wire';

/** One line of the command palette. */
export interface PaletteItem {
  id: string;
  /** What kind of thing it is: "Apps", "Go to", "Project", "Issue". */
  group: string;
  text: string;
  /** Keyboard shortcut or other hint at the end of the line. */
  hint: string;
  /** Further words it is found by. */
  words: string;
  run(): void;
}

function goTo(id: string, group: string, text: string, path: string, words = ''): PaletteItem {
  return { id, group, text, hint: '', words, run: () => navigate(path) };
}

/** Places of Jira that are always there. */
export const places: PaletteItem[] = [
  goTo('home', 'Go to', 'Home', '/', 'your work'),
  goTo('projects', 'Go to', 'Projects', '/jira/projects'),
  goTo('issues', 'Go to', 'Search issues', '/issues/', 'jql filter'),
  goTo('settings', 'Go to', 'Settings', '/jira/settings', 'administration'),
  goTo('portal', 'Go to', 'Help centre', '/servicedesk/customer/portals', 'portal requests customer'),
  goTo('outbox', 'Go to', 'Notifications outbox', '/outbox', 'mail'),
  goTo('lab', 'Go to', 'Lab', '/lab', 'clock faults meter'),
];

/** Projects the person sees; none when nobody is signed in. */
export async function findProjects(): Promise<PaletteItem[]> {
  const answer = await rest('GET', '/rest/api/3/project/search?maxResults=50').catch(() => undefined);
  const values = isRecord(answer) && Array.isArray(answer.values) ? answer.values.filter(isRecord) : [];
  return values.map((project) => {
    const key = String(project.key);
    return goTo(`project-${key}`, 'Project', String(project.name), `/projects/${encodeURIComponent(key)}`, key);
  });
}

/** Issues whose key or summary matches; none for short texts. */
export async function findIssues(text: string): Promise<PaletteItem[]> {
  const wanted = text.trim();
  if (wanted.length < 2) return [];
  const isKey = /^[A-Za-z][A-Za-z0-9_]+-\d+$/.test(wanted);
  const words = wanted.replace(/[^\p{L}\p{N} ]/gu, ' ').trim();
  if (!isKey && words === '') return [];
  const jql = isKey ? `key = "${wanted.toUpperCase()}"` : `summary ~ "${words}*" ORDER BY updated DESC`;
  const answer = await rest('POST', '/rest/api/3/search/jql', { jql, fields: ['summary'], maxResults: 6 });
  const issues = isRecord(answer) && Array.isArray(answer.issues) ? answer.issues.filter(isRecord) : [];
  return issues.map((issue) => {
    const key = String(issue.key);
    const summary = isRecord(issue.fields) ? String(issue.fields.summary ?? '') : '';
    return goTo(`issue-${key}`, 'Issue', `${key} ${summary}`, `/browse/${encodeURIComponent(key)}`);
  });
}
