import { closeSite, openSite, type Site } from '../../../kernel/site';
import { createProject } from '../../admin/project-templates';
import { installDefaults } from '../../defaults';
import { type Jira, openJira, type ProductEvent } from '../../jira';
import type { Issue, Person, Project } from '../../model';
import { addPerson, addToGroup } from '../../people';
import { Dispatcher, type SpecChecker } from '../../rest/dispatch';
import type { Caller } from '../../rest/operation';
import { loadSpecChecker } from '../../spec/checker';
import { issueOperations } from '../operations';
import { createIssue } from '../service';

/** What a REST call came back with. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape; the description checks the shape
  body: any;
}

/** A small site with an admin, two colleagues, someone who sees nothing, a customer, an app; a software and a service project. */
export interface Bench {
  site: Site;
  jira: Jira;
  events: ProductEvent[];
  shop: Project;
  desk: Project;
  call(who: string | Caller, method: string, path: string, body?: unknown): Promise<Reply>;
  /** An issue in the software project, made by Mia, silently. */
  issue(fields?: Record<string, unknown>, type?: string, project?: Project): Issue;
  typeId(name: string, project?: Project): string;
  close(): Promise<void>;
}

export const APP: Caller = { kind: 'app', accountId: 'app-user', appId: 'app-1' };

const person = (id: string, displayName: string, more: Partial<Person> = {}): Person => ({
  id,
  displayName,
  emailAddress: `${id}@example.com`,
  accountType: 'atlassian',
  licensed: true,
  active: true,
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
  ...more,
});

/** Opens the bench; its clock stands still. Loud failures are in `site.problems`. */
export function openBench(spec: SpecChecker | undefined = loadSpecChecker()): Bench {
  const site = openSite({ file: ':memory:' });
  site.clock.stop();
  const jira = openJira(site);
  installDefaults(jira);
  addPerson(jira, person('mia', 'Mia Muster'), ['jira-servicemanagement-users-local']);
  addPerson(jira, person('ben', 'Ben Beispiel'));
  addPerson(jira, person('outsider', 'Otto Outsider', { licensed: false }));
  addPerson(jira, person('carla', 'Carla Customer', { accountType: 'customer', licensed: false }));
  addPerson(jira, person('app-user', 'An app', { accountType: 'app', licensed: false, emailAddress: '' }));
  jira.apps.push({
    appId: 'app-1',
    environmentId: 'env-1',
    accountId: 'app-user',
    name: 'An app',
    scopes: ['read:jira-work', 'write:jira-work', 'manage:jira-configuration', 'manage:jira-project', 'read:jira-user'],
    indexedProperties: [],
    jqlFunctions: [],
    runJqlFunction: () => Promise.reject(new Error('none')),
    workflowValidators: [],
    runWorkflowValidator: () => Promise.reject(new Error('none')),
  });
  const shop = createProject(jira, 'software', { key: 'SHOP', name: 'Shop', lead: 'admin' });
  const desk = createProject(jira, 'service', { key: 'IT', name: 'IT', lead: 'admin' });
  const team = jira.roles.find((role) => role.name === 'Service Desk Team');
  if (!team) throw new Error('no Service Desk Team');
  const actors = desk.roleActors[team.id] ?? { users: [], groups: [] };
  const agents = { ...actors, users: [...actors.users, 'mia', 'ben'] };
  jira.projects.put({ ...desk, roleActors: { ...desk.roleActors, [team.id]: agents } });
  addToGroup(jira, 'jira-servicemanagement-users-local', 'ben');
  const events: ProductEvent[] = [];
  jira.onEvent((event) => events.push(event));
  const dispatcher = new Dispatcher(jira, issueOperations, spec);
  const typeId = (name: string, project = shop): string => {
    const { issueTypeIds } = jira.issueTypeSchemes.need(project.issueTypeSchemeId);
    const found = issueTypeIds.find((id) => jira.issueTypes.need(id).name === name);
    if (!found) throw new Error(`no type ${name} in ${project.key}`);
    return found;
  };
  return {
    site,
    jira,
    events,
    shop,
    desk,
    typeId,
    call: async (who, method, path, body) => {
      const caller: Caller = typeof who !== 'string' ? who : who === 'nobody' ? { kind: 'nobody' } : { kind: 'person', accountId: who };
      const answer = await dispatcher.dispatch({ method, path, caller, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
      return { status: answer.status, headers: answer.headers, body: answer.body === '' ? undefined : JSON.parse(answer.body) };
    },
    issue: (fields = {}, type = 'Task', project = shop) =>
      createIssue(
        jira,
        { projectId: project.id, typeId: typeId(type, project), fields: { summary: 'A thing to do', ...fields } },
        { accountId: 'mia', silent: true },
      ),
    close: () => closeSite(site),
  };
}

/** A document of one paragraph. */
export const doc = (text: string): unknown => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
