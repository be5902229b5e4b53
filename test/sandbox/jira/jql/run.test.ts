import { beforeAll, describe, expect, test } from '@jest/globals';
import { setProperty } from '../issues/properties';
import { follow, putChange, putComment, putIssue, putLink } from '../issues/store';
import type { Caller } from '../rest/operation';
import { JqlError, prepareJql, runJql } from './index';
import { preparedText } from './prepare';
import { type LanguageSite, languageSite, NOW } from './testing';

let site: LanguageSite;

async function keys(jql: string, caller: Caller = site.person('ben')): Promise<string[]> {
  return runJql(site.jira, caller, await prepareJql(site.jira, caller, jql), { now: NOW }).map((issue) => issue.key);
}
const sorted = async (jql: string, caller?: Caller) => (await keys(jql, caller)).sort();
async function refusal(jql: string, caller?: Caller): Promise<string[]> {
  try {
    await keys(jql, caller);
  } catch (error) {
    if (error instanceof JqlError) return error.errorMessages;
    throw error;
  }
  throw new Error(`${jql} was not refused`);
}

const doc = (text: string) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
const statusId = (name: string) => site.jira.statuses.find((status) => status.name === name)?.id ?? '';

beforeAll(() => {
  site = languageSite();
  const { jira, issue, field, option } = site;
  jira.site.db.tx(() => {
    const dev1 = issue('DEV-1', {
      created: '2026-11-01T08:00:00.000Z',
      updated: '2026-11-23T11:30:00.000Z',
      statusId: statusId('In Progress'),
      fields: {
        summary: 'Printer jams',
        assignee: 'ben',
        priority: '1',
        labels: ['Hardware', 'office'],
        duedate: '2026-11-24',
        description: doc('The third floor'),
      },
    });
    const dev2 = issue('DEV-2', {
      fields: { assignee: 'cleo', reporter: 'cleo', labels: ['network'], resolution: '10000', resolutiondate: '2026-11-22T10:00:00.000Z' },
      statusId: statusId('Done'),
    });
    issue('DEV-10', { fields: { parent: dev1.id, priority: '5', duedate: '2026-11-20' } });
    const it1 = issue('SUP-1', {
      created: '2026-11-23T11:00:00.000Z',
      updated: '2026-11-23T11:00:00.000Z',
      fields: {
        [field('Impact')]: option('Impact', 'Moderate / Limited'),
        [field('Responders')]: ['ben', 'cleo'],
        [field('Request Type')]: jira.requestTypes.find((type) => type.name === 'Get IT help')?.id,
        [field('Start date')]: '2026-11-25',
        [field('Planned start date')]: '2026-11-23T12:30:00.000Z',
        [field('Story point estimate')]: 5,
        [field('Workaround')]: doc('Restart the proxies'),
      },
    });
    jira.fields.put({
      id: 'customfield_19000',
      name: 'Site',
      description: '',
      kind: 'cascading',
      custom: true,
      clauseNames: [],
      navigable: true,
      orderable: true,
      searchable: true,
    });
    const place = (id: string, value: string, parentId?: string) =>
      jira.fieldOptions.put({
        id,
        fieldId: 'customfield_19000',
        contextId: '1',
        value,
        disabled: false,
        order: Number(id),
        ...(parentId ? { parentId } : {}),
      });
    place('1', 'Berlin');
    place('2', 'Mitte', '1');
    place('3', 'Paris');
    putIssue(jira, { ...dev2, fields: { ...dev2.fields, customfield_19000: { option: '1', child: '2' } } });
    issue('DEV-11', { created: '2026-11-01T08:00:00.000Z', fields: { customfield_19000: { option: '1' }, priority: undefined } });
    putLink(jira, { id: '1', typeId: '10000', sourceId: dev1.id, destinationId: dev2.id });
    follow(jira, 'watcher', it1.id, 'cleo');
    putComment(jira, {
      id: '1',
      issueId: it1.id,
      authorId: 'cleo',
      updateAuthorId: 'cleo',
      body: doc('secret password'),
      created: '2026-11-23T11:10:00.000Z',
      updated: '2026-11-23T11:10:00.000Z',
      jsdPublic: false,
      properties: {},
    });
    const change = (id: string, issueId: string, created: string, authorId: string, item: string, from: string | null, to: string | null) =>
      putChange(jira, {
        id,
        issueId,
        authorId,
        created,
        items: [{ field: item, fieldtype: 'jira', from, fromString: from, to, toString: to }],
      });
    change('1', dev1.id, '2026-11-10T09:00:00.000Z', 'cleo', 'status', statusId('To Do'), statusId('In Progress'));
    change('2', dev1.id, '2026-11-12T09:00:00.000Z', 'ben', 'assignee', null, 'ben');
    change('3', dev2.id, '2026-11-21T09:00:00.000Z', 'ben', 'status', statusId('To Do'), statusId('Done'));
    change('4', dev2.id, '2026-11-21T09:00:00.000Z', 'ben', 'priority', '2', '3');
    site.app.indexedProperties.push(
      { entityType: 'issue', propertyKey: 'fire', path: 'sla.minutes', type: 'number', alias: 'slaMinutes' },
      { entityType: 'issue', propertyKey: 'fire', path: 'tags', type: 'string' },
      { entityType: 'issue', propertyKey: 'fire', path: 'due', type: 'date', alias: 'slaDue' },
      { entityType: 'issue', propertyKey: 'fire', path: 'note', type: 'text' },
      { entityType: 'issue', propertyKey: 'fire', path: 'owner', type: 'user' },
      { entityType: 'project', propertyKey: 'conf', path: 'tier', type: 'number' },
    );
    setProperty(jira, 'issue', it1.id, 'fire', {
      sla: { minutes: 30 },
      tags: ['Gold', 'vip'],
      due: '2026-11-23T13:00:00.000Z',
      note: 'Call the bridge',
      owner: 'cleo',
    });
    setProperty(jira, 'project', site.service.id, 'conf', { tier: 2 });
  });
});

describe('clauses', () => {
  test.each<[string, string[]]>([
    ['project = DEV', ['DEV-1', 'DEV-10', 'DEV-11', 'DEV-2']],
    ['project = "it help"', ['SUP-1']],
    ['project in (dev, SUP) and project != DEV', ['SUP-1']],
    ['key = dev-1', ['DEV-1']],
    ['issuekey in (DEV-1, SUP-1)', ['DEV-1', 'SUP-1']],
    ['key > DEV-2', ['DEV-10', 'DEV-11']],
    ['key <= DEV-2', ['DEV-1', 'DEV-2']],
    ['type = Bug and status = "To Do"', ['DEV-10', 'DEV-11']],
    ['status in ("in progress", Done)', ['DEV-1', 'DEV-2']],
    ['statusCategory != Done and project = DEV', ['DEV-1', 'DEV-10', 'DEV-11']],
    ['statusCategory = indeterminate', ['DEV-1']],
    ['priority > Medium', ['DEV-1']],
    ['priority <= Low', ['DEV-10']],
    ['priority != Highest', ['DEV-10', 'DEV-2', 'SUP-1']],
    ['priority is empty', ['DEV-11']],
    ['priority in (empty, Highest)', ['DEV-1', 'DEV-11']],
    ['resolution = Unresolved and project = DEV', ['DEV-1', 'DEV-10', 'DEV-11']],
    ['resolution is not empty', ['DEV-2']],
    ['resolved >= -2d', ['DEV-2']],
    ['assignee = currentUser()', ['DEV-1']],
    ['assignee != currentUser()', ['DEV-2']],
    ['assignee is empty', ['DEV-10', 'DEV-11', 'SUP-1']],
    ['assignee in (membersOf("it team"), "Cleo Costa")', ['DEV-1', 'DEV-2']],
    ['reporter not in ("cleo@example.com") and project = DEV', ['DEV-1', 'DEV-10', 'DEV-11']],
    ['labels = hardware', ['DEV-1']],
    ['labels not in (office)', ['DEV-2']],
    ['parent = DEV-1', ['DEV-10']],
    ['summary ~ "printers"', ['DEV-1']],
    ['description ~ floor', ['DEV-1']],
    ['summary !~ summary', ['DEV-1']],
    ['text ~ "restart proxy"', ['SUP-1']],
    ['comment ~ password', ['SUP-1']],
    ['updated >= -1h', ['DEV-1', 'SUP-1']],
    ['updated > "2026-11-23 12:15"', ['DEV-1']],
    ['created < 2026-11-02', ['DEV-1', 'DEV-11']],
    ['created >= startOfDay()', ['SUP-1']],
    ['due <= 1d and due > now()', ['DEV-1']],
    ['duedate < startOfDay()', ['DEV-10']],
    ['issueLinkType = blocks', ['DEV-1']],
    ['issueLinkType = "is blocked by"', ['DEV-2']],
    ['issueLink = DEV-1', ['DEV-2']],
    ['key in linkedIssues(DEV-1)', ['DEV-2']],
    ['key in linkedIssues(DEV-1, "is blocked by")', []],
    ['issue in updatedBy(cleo, "2026-11-09", "2026-11-11")', ['DEV-1']],
    ['issue in updatedBy(cleo, -1d)', ['SUP-1']],
    ['watcher = cleo', ['SUP-1']],
    ['watchers >= 1', ['SUP-1']],
    ['not (project = DEV or key = SUP-2) or key = DEV-1', ['DEV-1', 'SUP-1']],
  ])('%s', async (jql, found) => {
    if (jql.includes('SUP-2')) expect(await refusal(jql)).toEqual(["An issue with key 'SUP-2' does not exist for field 'key'."]);
    else expect(await sorted(jql)).toEqual(found);
  });

  test.each<[string, string[]]>([
    ['Impact = "moderate / limited"', ['SUP-1']],
    ['Impact is empty and project = SUP', []],
    ['Responders = cleo', ['SUP-1']],
    ['Responders in membersOf("it team")', ['SUP-1']],
    ['"Request Type" = "Get IT help"', ['SUP-1']],
    ['"Request Type" in ("get it help (SUP)")', ['SUP-1']],
    ['"Start date" = "2026-11-25"', ['SUP-1']],
    ['"Planned start date" < 1h', ['SUP-1']],
    ['"Story point estimate" > 4.5', ['SUP-1']],
    ['Workaround ~ restarting', ['SUP-1']],
    ['Site = Berlin', ['DEV-11', 'DEV-2']],
    ['Site = Mitte', ['DEV-2']],
    ['Site = cascadeOption(Berlin)', ['DEV-11', 'DEV-2']],
    ['Site in cascadeOption(Berlin, Mitte)', ['DEV-2']],
    ['Site = cascadeOption(Berlin, none)', ['DEV-11']],
    ['cf[19000] = Paris', []],
    ['issue.property[fire].sla.minutes >= 30', ['SUP-1']],
    ['slaMinutes < 30', []],
    ['slaMinutes is not empty', ['SUP-1']],
    ['issue.property[fire].tags = gold', ['SUP-1']],
    ['slaDue < 2h and slaDue > now()', ['SUP-1']],
    ['issue.property[fire].note ~ bridge', ['SUP-1']],
    ['issue.property[fire].owner = "Cleo Costa"', ['SUP-1']],
    ['project.property[conf].tier = 2', ['SUP-1']],
  ])('%s', async (jql, found) => expect(await sorted(jql)).toEqual(found));

  test.each<[string, string[]]>([
    ['status was "To Do" and project = DEV', ['DEV-1', 'DEV-10', 'DEV-11', 'DEV-2']],
    ['status was Done', ['DEV-2']],
    ['status was not "In Progress" and project = DEV', ['DEV-10', 'DEV-11', 'DEV-2']],
    ['status was in ("In Progress", Done) by cleo', ['DEV-1']],
    ['status was "To Do" before 2026-11-02', ['DEV-1', 'DEV-11']],
    ['status was "In Progress" on 2026-11-10', ['DEV-1']],
    ['status was "To Do" during (2026-11-15, 2026-11-16) and project = DEV', ['DEV-11']],
    ['assignee was empty and assignee = ben', ['DEV-1']],
    ['status changed', ['DEV-1', 'DEV-2']],
    ['status changed from "To Do" to Done by ben after -3d', ['DEV-2']],
    ['status changed before 2026-11-15', ['DEV-1']],
    ['priority changed from High', ['DEV-2']],
    ['resolution was Unresolved and key = DEV-1', ['DEV-1']],
  ])('%s', async (jql, found) => expect(await sorted(jql)).toEqual(found));
});

describe('order', () => {
  test.each<[string, string[]]>([
    ['project = DEV', ['DEV-11', 'DEV-10', 'DEV-2', 'DEV-1']],
    ['project = DEV order by key', ['DEV-1', 'DEV-2', 'DEV-10', 'DEV-11']],
    ['project = DEV order by priority desc, key asc', ['DEV-11', 'DEV-1', 'DEV-2', 'DEV-10']],
    ['project = DEV order by due asc, key', ['DEV-10', 'DEV-1', 'DEV-2', 'DEV-11']],
    ['order by updated desc, key asc', ['DEV-1', 'SUP-1', 'DEV-2', 'DEV-10', 'DEV-11']],
    ['project = DEV order by assignee, summary desc', ['DEV-1', 'DEV-2', 'DEV-11', 'DEV-10']],
    ['slaMinutes is not empty order by slaMinutes', ['SUP-1']],
  ])('%s', async (jql, found) => expect(await keys(jql)).toEqual(found));
});

describe('refusals', () => {
  test.each<[string, string]>([
    ['nonsense = 1', "Field 'nonsense' does not exist or you do not have permission to view it."],
    ['issue.property[fire].secret = 1', "Field 'issue.property[fire].secret' does not exist or you do not have permission to view it."],
    ['status = Nirvana', "The value 'Nirvana' does not exist for the field 'status'."],
    ['status ~ Open', "The operator '~' is not supported by the 'status' field."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['status = (Open)', "Operator '=' does not support the list value '(Open)' for field 'status'."],
    ['status in Open', "Operator 'in' does not support the non-list value 'Open' for field 'status'."],
    ['project is empty', "The operator 'is' is not supported by the 'project' field."],
    ['project = empty', "The field 'project' does not support EMPTY values."],
    ['assignee = membersOf("it team")', "Operator '=' does not support the list function 'membersOf' for field 'assignee'."],
    ['assignee = nobodyKnows()', "Unable to find JQL function 'nobodyKnows()'."],
    ['status = currentUser()', "The function 'currentUser' cannot be used with the field 'status'."],
    ['created > currentUser()', "The function 'currentUser' cannot be used with the field 'created'."],
    ['assignee in membersOf(nothing)', "Error in function 'membersOf': the group 'nothing' does not exist."],
    ['assignee in membersOf()', "Function 'membersOf' expected '1' arguments but received '0'."],
    ['created > someday', "Date value 'someday' for field 'created' is invalid."],
    ['slaMinutes = many', "Number value 'many' for field 'slaMinutes' is invalid."],
    ['Impact = Huge', "The option 'Huge' for field 'Impact' does not exist."],
    ['summary was x', "History searches do not support the 'summary' field."],
    ['summary ~ "*x"', 'not allowed as first character'],
    ['order by comment', "Field 'comment' does not support sorting."],
  ])('%s', async (jql, message) => expect((await refusal(jql)).join()).toContain(message));

  test('everything wrong is said at once', async () =>
    expect(await refusal('status = Nirvana and nonsense = 1 order by nothing')).toEqual([
      "The value 'Nirvana' does not exist for the field 'status'.",
      "Field 'nonsense' does not exist or you do not have permission to view it.",
      "Field 'nothing' does not exist or you do not have permission to view it.",
    ]));

  test('what Jira has and the local one has not is loud', async () => {
    site.jira.site.problems.clear();
    await refusal('sprint = 1');
    await refusal('sprint in openSprints()');
    expect(site.jira.site.problems.all().map((problem) => problem.what)).toEqual(
      expect.arrayContaining(['field "sprint" is not modelled by the local Jira']),
    );
    site.jira.site.problems.clear();
  });
});

describe('who asks', () => {
  test('nobody and customers find nothing; projects they cannot see do not exist', async () => {
    expect(await keys('order by key', { kind: 'nobody' })).toEqual([]);
    expect(await keys('order by key', site.person('kim'))).toEqual([]);
    expect(await refusal('project = DEV', site.person('kim'))).toEqual(["The value 'DEV' does not exist for the field 'project'."]);
  });
  test('internal comments are for agents', async () => {
    expect(await keys('comment ~ password', site.person('cleo'))).toEqual([]);
  });
  test('dates are read in the time zone of who asks', async () => {
    expect(await keys('created >= "2026-11-23 12:00" and created <= "2026-11-23 12:00"')).toEqual(['SUP-1']);
    expect(await keys('created >= "2026-11-23 06:00" and created <= "2026-11-23 06:00"', site.person('cleo'))).toEqual(
      await keys('key = SUP-1', site.person('cleo')).catch(() => []),
    );
  });
  test('while the index lags, the older state is searched and shown', async () => {
    const prepared = await prepareJql(site.jira, site.person('ben'), 'project = DEV and status = Done');
    const found = runJql(site.jira, site.person('ben'), prepared, {
      now: NOW,
      visible: (issue) =>
        issue.key === 'DEV-2'
          ? { ...issue, statusId: statusId('To Do') }
          : issue.key === 'DEV-1'
            ? { ...issue, statusId: statusId('Done') }
            : undefined,
    });
    expect(found.map((issue) => [issue.key, issue.statusId])).toEqual([['DEV-1', statusId('Done')]]);
  });
});

describe('functions of apps', () => {
  test('their fragment takes the place of the clause, and is kept', async () => {
    let calls = 0;
    site.app.jqlFunctions.push({ key: 'on-fire', name: 'onFire', types: ['issue'], operators: ['in', 'not in'] });
    const ids: string[] = [];
    site.app.runJqlFunction = async (_key, clause, id) => {
      calls++;
      ids.push(id);
      if (clause.arguments[0] === 'bad') throw new Error('There is no such fire.');
      return `slaMinutes <= ${clause.arguments[0]} or key = DEV-2`;
    };
    const ben = site.person('ben');
    expect(await sorted('issue in onFire(30) and project in (SUP, DEV)')).toEqual(['DEV-2', 'SUP-1']);
    expect(preparedText(await prepareJql(site.jira, ben, 'project = SUP and issue in onFire(30)'))).toBe(
      'project = SUP AND (slaMinutes <= 30 OR key = DEV-2)',
    );
    expect(calls).toBe(1);
    expect(site.jira.jqlPrecomputations.list()).toMatchObject([
      { id: ids[0], functionKey: 'on-fire', field: 'issue', operator: 'in', arguments: ['30'] },
    ]);
    site.jira.site.clock.set(site.jira.site.clock.now() + 7 * 86_400_000);
    await sorted('issue in onFire(30)');
    expect([calls, ids[1]]).toEqual([2, ids[0]]);
    expect(await refusal('issue in onFire(bad)')).toEqual(['There is no such fire.']);
    expect(await refusal('issue = onFire(30)')).toEqual(["The operator '=' is not supported by the function 'onFire'."]);
  });
});
