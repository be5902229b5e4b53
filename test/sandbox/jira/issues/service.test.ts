import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { getProperty, setProperty } from './properties';
import { addComment, assign, cloneIssue, createIssue, deleteIssue, editIssue, linkIssues, moveIssue, transitionIssue } from './service';
import { allIssues, changesOf, commentsOf, getIssue, issuesWhere, linksOf, notifications } from './store';
import { type Bench, openBench } from './testing/bench';
import { statusOf } from './workflow';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(async () => {
  const said = bench.site.problems.all().map((problem) => problem.what);
  await bench.close();
  expect(said).toEqual([]);
});

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString();

describe('services', () => {
  test('seed a life at its own times without telling anybody', () => {
    const { jira } = bench;
    const by = (minute: number) => ({ accountId: 'ben', at: at(minute), silent: true });
    const issue = createIssue(jira, { projectId: bench.shop.id, typeId: bench.typeId('Task'), fields: { summary: 'Old' } }, by(0));
    assign(jira, issue.id, 'mia', by(1));
    const started = jira.statuses.find((status) => status.name === 'In Progress');
    transitionIssue(jira, issue.id, { toStatusId: started?.id ?? '' }, {}, by(2));
    addComment(jira, issue.id, { body: 'Two\n\nparagraphs' }, by(3));
    const now = getIssue(jira, issue.key);
    expect(now).toMatchObject({
      created: at(0),
      updated: at(3),
      fields: { assignee: 'mia', creator: 'ben', statuscategorychangedate: at(2) },
    });
    expect(changesOf(jira, issue.id).map((change) => [change.created, change.items[0]?.field])).toEqual([
      [at(1), 'assignee'],
      [at(2), 'status'],
    ]);
    expect(commentsOf(jira, issue.id)).toHaveLength(1);
    expect(bench.events).toEqual([]);
    expect(notifications(jira)).toEqual([]);
    expect(() => transitionIssue(jira, issue.id, { toStatusId: '1' }, {}, by(4))).toThrow('No transition of SHOP-1 leads');
  });

  test('a refused change leaves nothing behind', () => {
    const issue = bench.issue();
    const edit = (): unknown =>
      bench.site.db.tx(() => editIssue(bench.jira, issue.id, { fields: { summary: 'New', priority: { id: '99' } } }, { accountId: 'mia' }));
    expect(edit).toThrow('The priority selected is invalid.');
    expect(getIssue(bench.jira, issue.id)?.fields.summary).toBe('A thing to do');
    expect(changesOf(bench.jira, issue.id)).toEqual([]);
  });

  test('moving keeps the old key as another name, takes sub-tasks along and drops what the new place lacks', () => {
    const issue = bench.issue();
    const child = bench.issue({ parent: { id: issue.id } }, 'Sub-task');
    setProperty(bench.jira, 'issue', issue.id, 'kept', 1);
    const moved = moveIssue(
      bench.jira,
      issue.id,
      { projectId: bench.desk.id, typeId: bench.typeId('Task', bench.desk) },
      { accountId: 'mia' },
    );
    expect(moved).toMatchObject({ id: issue.id, key: 'IT-1', projectId: bench.desk.id });
    expect(getIssue(bench.jira, 'SHOP-1')?.key).toBe('IT-1');
    expect(getIssue(bench.jira, child.id)).toMatchObject({ key: 'IT-2', projectId: bench.desk.id });
    expect(statusOf(bench.jira, moved).name).toBe('Open');
    expect(getProperty(bench.jira, 'issue', issue.id, 'kept')).toBe(1);
    expect(changesOf(bench.jira, issue.id)[0]?.items.map((item) => item.field)).toEqual(['project', 'Key', 'status']);
    expect(bench.issue().key).toBe('SHOP-3');
  });

  test('cloning copies fields and links back; deleting takes everything along', () => {
    const { jira } = bench;
    const issue = bench.issue({ labels: ['a'], priority: { name: 'Low' } });
    const copy = cloneIssue(jira, issue.id, { accountId: 'ben' });
    expect(copy.fields).toMatchObject({
      summary: 'CLONE - A thing to do',
      labels: ['a'],
      priority: issue.fields.priority,
      creator: 'ben',
      reporter: 'mia',
    });
    expect(linksOf(jira, copy.id)).toMatchObject([{ sourceId: copy.id, destinationId: issue.id }]);
    setProperty(jira, 'issue', issue.id, 'p', 1);
    deleteIssue(jira, issue.id, { accountId: 'admin' });
    expect(getIssue(jira, issue.key)).toBeUndefined();
    expect(linksOf(jira, copy.id)).toEqual([]);
    expect(getProperty(jira, 'issue', issue.id, 'p')).toBeUndefined();
    expect(bench.events.at(-1)?.eventType).toBe('avi:jira:deleted:issue');
  });

  test('linking twice is one link; an issue does not link to itself', () => {
    const [one, two] = [bench.issue(), bench.issue()];
    const typeId = bench.jira.linkTypes.find((type) => type.name === 'Relates')?.id ?? '';
    const link = () => linkIssues(bench.jira, { typeId, sourceId: one.id, destinationId: two.id }, { accountId: 'mia' });
    expect(link().id).toBe(link().id);
    expect(() => linkIssues(bench.jira, { typeId, sourceId: one.id, destinationId: one.id }, { accountId: 'mia' })).toThrow('itself');
  });

  test('reading by what is indexed', () => {
    const one = bench.issue();
    const two = bench.issue({}, 'Bug');
    expect(allIssues(bench.jira)).toHaveLength(2);
    expect(issuesWhere(bench.jira, { projectId: bench.shop.id, typeId: [bench.typeId('Bug')] })).toMatchObject([{ id: two.id }]);
    expect(issuesWhere(bench.jira, { ids: [one.id], updatedSince: one.updated })).toMatchObject([{ id: one.id }]);
    expect(issuesWhere(bench.jira, { statusId: 'none' })).toEqual([]);
  });
});
