import { openSite } from '../../kernel/site';
import { fieldIdByName } from '../admin/default-fields';
import { createProject } from '../admin/project-templates';
import { installDefaults } from '../defaults';
import { putIssue } from '../issues/store';
import { type InstalledApp, type Jira, openJira } from '../jira';
import type { Issue, Person, Project } from '../model';
import { addPerson } from '../people';
import type { Caller } from '../rest/operation';

/** A site with a software and a service project, a few people, and issues as a test makes them: for tests of the languages. */
export interface LanguageSite {
  jira: Jira;
  software: Project;
  service: Project;
  person: (id: string) => Caller;
  field: (name: string) => string;
  option: (fieldName: string, value: string) => string;
  /** Makes an issue as it stands, without history. Times are ISO. */
  issue: (key: string, parts?: Partial<Omit<Issue, 'key'>>) => Issue;
  app: InstalledApp;
}

/** What the clock of a LanguageSite shows. */
export const NOW = Date.parse('2026-11-23T12:00:00.000Z');

function colleague(id: string, displayName: string, more: Partial<Person> = {}): Person {
  const emailAddress = `${id}@example.com`;
  return {
    id,
    displayName,
    emailAddress,
    accountType: 'atlassian',
    licensed: true,
    active: true,
    timeZone: 'Europe/Berlin',
    locale: 'en_US',
    ...more,
  };
}

export function languageSite(): LanguageSite {
  const site = openSite({ file: ':memory:' });
  const jira = openJira(site);
  site.db.tx(() => installDefaults(jira));
  const [software, service] = site.db.tx(() => {
    addPerson(jira, colleague('ben', 'Ben Becker'), ['it team']);
    addPerson(jira, colleague('cleo', 'Cleo Costa', { timeZone: 'America/New_York' }));
    addPerson(jira, colleague('kim', 'Kim Customer', { accountType: 'customer', licensed: false }));
    return [
      createProject(jira, 'software', { key: 'DEV', name: 'Development', lead: 'ben' }),
      createProject(jira, 'service', { key: 'SUP', name: 'IT help', lead: 'ben' }),
    ] as const;
  });
  const app: InstalledApp = {
    appId: 'app-1',
    environmentId: 'env-1',
    accountId: 'app-user',
    name: 'Fire',
    scopes: ['read:jira-work'],
    indexedProperties: [],
    jqlFunctions: [],
    runJqlFunction: async () => 'key is not empty',
    workflowValidators: [],
    runWorkflowValidator: async () => ({ result: true, errorMessage: '' }),
  };
  jira.apps.push(app);
  addPerson(jira, colleague('app-user', 'Fire', { accountType: 'app', licensed: false }));
  const field = (name: string): string => fieldIdByName(jira, name);
  let next = 10000;
  return {
    jira,
    software,
    service,
    app,
    person: (accountId) => ({ kind: 'person', accountId }),
    field,
    option: (fieldName, value) => {
      const found = jira.fieldOptions.find((option) => option.fieldId === field(fieldName) && option.value === value);
      if (!found) throw new Error(`no option ${value}`);
      return found.id;
    },
    issue: (key, parts = {}) => {
      const project = key.startsWith('DEV') ? software : service;
      const typeId = jira.issueTypes.find((type) => type.name === (project === software ? 'Bug' : '[System] Incident'))?.id ?? '';
      const statusId = jira.statuses.find((status) => status.name === (project === software ? 'To Do' : 'Open'))?.id ?? '';
      const issue: Issue = {
        id: String(next++),
        key,
        projectId: project.id,
        typeId,
        statusId,
        created: '2026-11-20T09:00:00.000Z',
        updated: '2026-11-20T09:00:00.000Z',
        ...parts,
        fields: { summary: `Summary of ${key}`, creator: 'ben', reporter: 'ben', priority: '3', ...parts.fields },
      };
      putIssue(jira, issue);
      return issue;
    },
  };
}
