import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { installDefaults } from '../jira/defaults';
import { allIssues, changesOf, commentsOf, linksOf } from '../jira/issues/store';
import { type Jira, openJira } from '../jira/jira';
import { parseJql } from '../jira/jql/index';
import type { Issue } from '../jira/model';
import { accountCan } from '../jira/permissions';
import { closeSite, openSite, type Site } from '../kernel/site';
import { seedCompany } from './company';
import { accountId, type Handle } from './people';

/** 3 November 2031, 11:00 in Berlin: later than the machine's clock, since the site's never goes back. */
const NOW = Date.UTC(2031, 10, 3, 10);

/** `ms` is the processor's time, not the clock's: other tests may run meanwhile. */
function seeded(seed: number): { site: Site; jira: Jira; ms: number } {
  const site = openSite({ file: ':memory:', seed });
  site.clock.stop();
  site.clock.set(NOW);
  const jira = openJira(site);
  site.db.tx(() => installDefaults(jira));
  const begun = process.cpuUsage();
  site.db.tx(() => seedCompany(jira));
  const { user, system } = process.cpuUsage(begun);
  return { site, jira, ms: (user + system) / 1_000 };
}

describe('the demo company', () => {
  let site: Site;
  let jira: Jira;
  let ms: number;
  let issues: Issue[];
  beforeAll(() => {
    ({ site, jira, ms } = seeded(7));
    issues = allIssues(jira);
  });
  afterAll(() => closeSite(site));

  const project = (key: string) => {
    const found = jira.projects.find((candidate) => candidate.key === key);
    if (!found) throw new Error(`no project ${key}`);
    return found;
  };
  const of = (key: string): Issue[] => issues.filter((issue) => issue.projectId === project(key).id);
  const may = (handle: Handle, permission: string, key: string): boolean =>
    accountCan(jira, accountId(handle), permission, { projectId: project(key).id });

  test('is made in less than three seconds', () => {
    expect(ms).toBeLessThan(3_000);
  });

  test('has a few hundred work items, numbered in the order of their creation', () => {
    expect(issues.length).toBeGreaterThanOrEqual(300);
    for (const [key, least] of [
      ['DESK', 180],
      ['SHOP', 40],
      ['OPS', 15],
      ['HR', 5],
    ] as const) {
      const sorted = of(key).sort((a, b) => Number(a.key.split('-')[1]) - Number(b.key.split('-')[1]));
      expect(sorted.length).toBeGreaterThanOrEqual(least);
      expect(sorted.map((issue) => issue.created)).toEqual(sorted.map((issue) => issue.created).sort());
      expect(sorted.map((issue) => issue.key)).toEqual(sorted.map((_, index) => `${key}-${index + 1}`));
    }
  });

  test('has a history that the workflows allow', () => {
    let moves = 0;
    for (const issue of issues) {
      const { workflowSchemeId } = jira.projects.need(issue.projectId);
      const scheme = jira.workflowSchemes.need(workflowSchemeId);
      const workflow = jira.workflows.need(scheme.mappings[issue.typeId] ?? scheme.defaultWorkflowId);
      for (const { items } of changesOf(jira, issue.id))
        for (const item of items.filter((candidate) => candidate.field === 'status')) {
          moves++;
          const step = workflow.transitions.find(
            (candidate) =>
              candidate.toStatusId === item.to &&
              (candidate.type === 'GLOBAL' || (item.from !== null && candidate.fromStatusIds.includes(item.from))),
          );
          if (!step) throw new Error(`${issue.key}: ${item.fromString} to ${item.toString} is not in ${workflow.name}`);
        }
    }
    expect(moves).toBeGreaterThan(600);
  });

  test('has conversations, inside and with customers, and links', () => {
    const comments = of('DESK').flatMap((issue) => commentsOf(jira, issue.id));
    expect(comments.filter((comment) => comment.jsdPublic).length).toBeGreaterThan(150);
    expect(comments.filter((comment) => !comment.jsdPublic).length).toBeGreaterThan(150);
    expect(comments.some((comment) => comment.authorId === accountId('hannah'))).toBe(true);
    const links = of('DESK').flatMap((issue) => linksOf(jira, issue.id));
    expect(links.length).toBeGreaterThan(10);
  });

  test('has done most of its work, but not all', () => {
    const done = (issue: Issue): boolean => jira.statuses.need(issue.statusId).category === 'DONE';
    const open = of('DESK').filter((issue) => !done(issue));
    expect(open.length).toBeGreaterThan(10);
    expect(open.length).toBeLessThan(80);
    for (const issue of issues) expect([issue.key, issue.fields.resolution != null]).toEqual([issue.key, done(issue)]);
    for (const issue of issues) expect(Date.parse(issue.updated)).toBeLessThanOrEqual(NOW);
  });

  test('keeps its rights: who may look, who may work', () => {
    expect(['SHOP', 'DESK', 'OPS', 'HR'].filter((key) => may('nils', 'BROWSE_PROJECTS', key))).toEqual(['SHOP']);
    expect(may('nils', 'CREATE_ISSUES', 'SHOP')).toBe(false);
    expect(may('nils', 'ADD_COMMENTS', 'SHOP')).toBe(false);
    expect(['SHOP', 'DESK', 'OPS', 'HR'].filter((key) => may('lea', 'EDIT_ISSUES', key))).toEqual(['SHOP', 'DESK', 'OPS']);
    expect(['SHOP', 'DESK', 'OPS', 'HR'].filter((key) => may('sofia', 'BROWSE_PROJECTS', key))).toEqual(['SHOP', 'OPS']);
    expect(may('ingrid', 'EDIT_ISSUES', 'HR')).toBe(true);
    expect(['SHOP', 'DESK', 'OPS', 'HR'].filter((key) => may('hannah', 'BROWSE_PROJECTS', key))).toEqual([]);
    expect(may('marc', 'SERVICEDESK_AGENT', 'DESK')).toBe(true);
  });

  test('has project keys that need no quotation marks in JQL', () => {
    for (const { key } of jira.projects.list()) expect(() => parseJql(`project = ${key}`)).not.toThrow();
  });

  test('makes no noise: nothing announced, nobody notified', () => {
    expect(site.agenda.list()).toEqual([]);
    expect(site.problems.all()).toEqual([]);
  });

  test('is the same for the same seed', async () => {
    const again = seeded(7);
    try {
      const told = (of: Jira) => allIssues(of).map(({ key, statusId, updated, fields }) => ({ key, statusId, updated, fields }));
      expect(told(again.jira)).toEqual(told(jira));
    } finally {
      await closeSite(again.site);
    }
  });
});
