import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { seedPeople } from '../demo/people';
import { seedProjects } from '../demo/projects';
import { addCustomField } from '../jira/admin/default-fields';
import { installDefaults } from '../jira/defaults';
import { allIssues, changesOf, notifications } from '../jira/issues/store';
import { type Jira, openJira } from '../jira/jira';
import { accountCan } from '../jira/permissions';
import { closeSite, openSite } from '../kernel/site';
import { importLog } from './index';
import { sayFinding } from './log/findings';
import { life, log, row } from './testing/log';

const sites: Jira[] = [];
const dirs: string[] = [];
afterEach(async () => {
  for (const { site } of sites.splice(0)) await closeSite(site);
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true });
});

/** A site with the demo company's people and projects, and no issue in it. */
function firm(file = ':memory:'): Jira {
  const jira = openJira(openSite({ file, seed: 1 }));
  sites.push(jira);
  if (jira.people.size === 0) {
    jira.site.db.tx(() => {
      installDefaults(jira);
      seedPeople(jira);
      seedProjects(jira);
    });
  }
  return jira;
}

const TABLES = ['doc', 'sequence', 'issue', 'change_group', 'entity_property', 'watcher', 'issue_before', 'notification'];

/** Everything the site holds. */
const contents = ({ site }: Jira): string => JSON.stringify(TABLES.map((table) => site.db.all(`SELECT * FROM ${table} ORDER BY rowid`)));

/** The history of an issue in words: "hh:mm who: field old > new, …". Times in UTC. */
const history = (jira: Jira, key: string | undefined): string[] =>
  changesOf(jira, allIssues(jira).find((issue) => issue.key === key)?.id ?? '').map(
    ({ created, authorId, items }) =>
      `${created.slice(11, 16)} ${jira.people.get(authorId)?.displayName}: ${items.map((item) => `${item.field} ${item.fromString ?? '-'} > ${item.toString ?? '-'}`).join(', ')}`,
  );

const idOf = (jira: Jira, name: string): string => jira.people.find(({ displayName }) => displayName === name)?.id ?? '';

describe('an import', () => {
  test('makes incidents with their history, by whom and when it was, silently', () => {
    const jira = firm();
    const text = log(
      row(),
      row({ sys_mod_count: '1', incident_state: 'Active', assigned_to: 'Resolver 5', sys_updated_at: '01-03-2016 09:00' }),
      row({ sys_mod_count: '2', incident_state: 'Awaiting User Info', assigned_to: 'Resolver 5', sys_updated_at: '01-03-2016 09:30' }),
      row({ sys_mod_count: '3', incident_state: 'Awaiting Problem', assignment_group: 'Group 2', sys_updated_at: '01-03-2016 10:00' }),
      row({
        sys_mod_count: '4',
        incident_state: 'Active',
        impact: '1 - High',
        urgency: '1 - High',
        priority: '1 - Critical',
        category: 'Category 2',
        subcategory: '?',
        sys_updated_at: '01-03-2016 11:00',
      }),
    );
    const report = importLog({ jira }, text, { zone: 'UTC' });
    expect(report).toMatchObject({ written: true, changes: 4, leftOut: [] });
    const key = report.imported.get('INC0000001');
    const issue = allIssues(jira).find((candidate) => candidate.key === key);
    expect(issue).toMatchObject({ created: '2016-03-01T08:00:00.000Z', updated: '2016-03-01T11:00:00.000Z' });
    expect(jira.people.get(String(issue?.fields.reporter))).toMatchObject({
      displayName: 'Caller 1',
      accountType: 'customer',
      licensed: false,
    });
    expect(jira.people.get(String(issue?.fields.creator))).toMatchObject({ displayName: 'Opened by 2', licensed: true });
    expect(history(jira, key).map((line) => line.replace(/\(\d+\)/g, ''))).toEqual([
      '09:00 Updated by 3: assignee - > Resolver 5, status Open > Work in progress',
      '09:30 Updated by 3: Pending reason - > More info required, status Work in progress > Pending',
      expect.stringMatching(
        /^10:00 Updated by 3: (?=.*assignee Resolver 5 > -)(?=.*Support group Group 1 > Group 2)(?=.*Pending reason More info required > Awaiting problem)(?!.*status)/,
      ),
      expect.stringMatching(
        /^11:00 Updated by 3: (?=.*Impact Significant \/ Large > Extensive \/ Widespread)(?=.*Urgency High > Critical)(?=.*priority Medium > Highest)(?=.*Category .*Category 1.*Subcategory 1 > .*Category 2,)(?=.*status Pending > Work in progress)/,
      ),
    ]);
    expect(jira.site.agenda.list()).toEqual([]);
    expect(notifications(jira)).toEqual([]);
    expect(jira.site.problems.all()).toEqual([]);
  });

  test('makes agents to whom work can be assigned, and customers who may not even browse', () => {
    const jira = firm();
    importLog(jira, log(...life('INC0000001')), { zone: 'UTC' });
    const projectId = jira.projects.find(({ key }) => key === 'DESK')?.id ?? '';
    const may = (name: string, permission: string): boolean => accountCan(jira, idOf(jira, name), permission, { projectId });
    expect([may('Resolver 5', 'ASSIGNABLE_USER'), may('Updated by 3', 'SERVICEDESK_AGENT')]).toEqual([true, true]);
    expect([may('Caller 1', 'BROWSE_PROJECTS'), may('Caller 1', 'ASSIGNABLE_USER')]).toEqual([false, false]);
    expect(jira.groups.find(({ name }) => name === 'Group 1')?.members).toEqual([idOf(jira, 'Resolver 5')]);
  });

  test('gives nobody rights through a group the site has: a support group called like it is only named', () => {
    const jira = firm();
    const before = jira.groups.find(({ name }) => name === 'jira-administrators');
    importLog(jira, log(...life('INC0000001', '01', { assignment_group: 'jira-administrators' })), { zone: 'UTC' });
    expect(jira.groups.find(({ name }) => name === 'jira-administrators')).toEqual(before);
  });

  test('uses fields and options that are there, whatever case their words are in, and passes over those of another kind', () => {
    const jira = firm();
    const type = 'com.atlassian.jira.plugin.system.customfieldtypes:';
    const channel = addCustomField(jira, { name: 'Channel', customType: `${type}select`, kind: 'option' });
    addCustomField(jira, { name: 'Category', customType: `${type}textfield`, kind: 'string' });
    const report = importLog(jira, log(...life('INC0000001'), ...life('INC0000002', '02', { contact_type: 'PHONE' })), { zone: 'UTC' });
    expect(report.made.fields.sort()).toEqual(['Category', 'Support group']);
    expect(jira.fieldOptions.list(({ fieldId }) => fieldId === channel.id).map(({ value }) => value)).toEqual(['Phone']);
    for (const name of ['Channel', 'Support group']) {
      const { id } = jira.fields.find((field) => field.name === name) ?? { id: '' };
      const screens = jira.screens.list(({ tabs }) => tabs.some(({ fieldIds }) => fieldIds.includes(id))).map((screen) => screen.name);
      expect(screens.sort()).toEqual([
        expect.stringContaining('Incident Create Issue Screen'),
        expect.stringContaining('Incident View/Edit Issue Screen'),
      ]);
    }
  });

  test('takes texts as texts, however they look', () => {
    const jira = firm();
    const nasty = '<img src=x onerror=alert(1)> DROP TABLE issue';
    const { imported } = importLog(jira, log(...life('INC0000001', '01', { category: nasty, assignment_group: nasty, caller_id: nasty })), {
      zone: 'UTC',
    });
    expect(allIssues(jira).find(({ key }) => key === imported.get('INC0000001'))?.fields.summary).toContain(nasty);
  });
});

describe('all or nothing', () => {
  test('with an error nothing is written; left out, whole incidents are named and the others imported', () => {
    const jira = firm();
    const before = contents(jira);
    const text = log(
      ...life('INC0000001'),
      ...life('INC0000002', '02').map((line, at) => (at === 2 ? line.replace('Resolved', 'Done') : line)),
    );
    const refused = importLog(jira, text, { zone: 'UTC' });
    expect(refused).toMatchObject({ refused: true, written: false, leftOut: [] });
    expect(refused.findings.map(sayFinding)).toEqual([
      expect.stringMatching(/^error, line 8, incident_state \(INC0000002\): "Done" is not known/),
    ]);
    expect(contents(jira)).toBe(before);
    const report = importLog(jira, text, { zone: 'UTC', skipBroken: true });
    expect(report).toMatchObject({ refused: false, written: true, leftOut: ['INC0000002'] });
    expect([...report.imported.keys()]).toEqual(['INC0000001']);
    expect(allIssues(jira)).toHaveLength(1);
  });

  test('an error that belongs to no incident cannot be skipped', () => {
    const jira = firm();
    const before = contents(jira);
    expect(importLog(jira, log(...life('INC0000001'), row({ number: '?' })), { zone: 'UTC', skipBroken: true })).toMatchObject({
      refused: true,
    });
    expect(contents(jira)).toBe(before);
  });

  test('a dry run counts everything and leaves the site as it was', () => {
    const jira = firm();
    const before = contents(jira);
    const text = log(...life('INC0000001'), ...life('INC0000002', '02'));
    const dry = importLog(jira, text, { zone: 'UTC', dryRun: true });
    expect(dry.written).toBe(false);
    expect(contents(jira)).toBe(before);
    const real = importLog(jira, text, { zone: 'UTC' });
    expect({ ...dry, written: true }).toEqual(real);
  });

  test('a failure at any step leaves the site as it was, and the next try succeeds', () => {
    const jira = firm();
    const before = contents(jira);
    const text = log(...life('INC0000001'), ...life('INC0000002', '02'));
    for (const step of [1, 2, 5, 10]) {
      const fail = (done: number): void => {
        if (done === step) throw new Error('the disk is full');
      };
      expect(() => importLog(jira, text, { zone: 'UTC', progress: fail })).toThrow('the disk is full');
      expect(contents(jira)).toBe(before);
    }
    expect(importLog(jira, text, { zone: 'UTC' }).imported.size).toBe(2);
  });

  test('killed in the middle, the site is as it was', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'firebreak-import-'));
    dirs.push(dir);
    const file = join(dir, 'site.db');
    const made = firm(file);
    const before = contents(made);
    await closeSite(made.site);
    sites.splice(sites.indexOf(made), 1);
    const child = fork(join(__dirname, 'testing', 'killed.ts'), [file], {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const gone = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    await new Promise((resolve) => child.once('message', resolve));
    child.kill('SIGKILL');
    expect(await gone).toBe('SIGKILL');
    const jira = firm(file);
    expect(contents(jira)).toBe(before);
    expect(importLog(jira, log(...life('INC0000001')), { zone: 'UTC' }).written).toBe(true);
  }, 60_000);
});

describe('again', () => {
  test('the same file changes nothing and says so', () => {
    const jira = firm();
    const text = log(...life('INC0000001'), ...life('INC0000002', '02'));
    const first = importLog(jira, text, { zone: 'UTC' });
    const before = contents(jira);
    const second = importLog(jira, text, { zone: 'UTC' });
    expect(contents(jira)).toBe(before);
    expect(second).toMatchObject({ written: true, changes: 0, made: { people: 0, groups: 0, fields: [], options: 0 }, findings: [] });
    expect(second.imported.size).toBe(0);
    expect(second.already).toEqual(first.imported);
  });

  test('what is new in a longer file is added; an incident with other lines than before is named and left alone', () => {
    const jira = firm();
    importLog(jira, log(...life('INC0000001')), { zone: 'UTC' });
    const changed = life('INC0000001').slice(0, 3);
    const report = importLog(jira, log(...changed, ...life('INC0000002', '02')), { zone: 'UTC' });
    expect([...report.imported.keys()]).toEqual(['INC0000002']);
    expect(report.made).toMatchObject({ people: 0, groups: 0, fields: [] });
    expect(report.findings.map(sayFinding)).toContainEqual(
      expect.stringMatching(/^warning, line 2 \(INC0000001\): The incident is there already, as DESK-1, by other lines/),
    );
  });
});

describe('a site that cannot take them says why', () => {
  const refuse = (jira: Jira, project?: string) => () =>
    importLog(jira, log(...life('INC0000001')), { zone: 'UTC', ...(project === undefined ? {} : { project }) });

  test('no such project, not a service project, a team-managed one', () => {
    const jira = firm();
    expect(refuse(jira, 'NOPE')).toThrow(/There is no project NOPE\. Name one with --project: .*DESK/);
    expect(refuse(jira, 'SHOP')).toThrow('SHOP is none');
    expect(refuse(jira, 'OPS')).toThrow('OPS is none');
  });

  test('a workflow without a status for one of the states', () => {
    const jira = firm();
    const pending = jira.statuses.find(({ name }) => name === 'Pending');
    if (pending) jira.statuses.put({ ...pending, name: 'Parked' });
    expect(refuse(jira)).toThrow(/has no status for incidents that are waiting \(pending, on hold, waiting for customer\)\. It has: Open/);
  });

  test('a disabled option the log needs; the rest is not written either', () => {
    const jira = firm();
    const option = jira.fieldOptions.find(({ value }) => value === 'Significant / Large');
    if (option) jira.fieldOptions.put({ ...option, disabled: true });
    const before = contents(jira);
    expect(refuse(jira)).toThrow('The option "Significant / Large" of the field Impact is disabled');
    expect(contents(jira)).toBe(before);
  });
});
