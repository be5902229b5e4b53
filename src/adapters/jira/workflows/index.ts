import * as v from 'valibot';
import { AppFault, fault } from '../../../contract/errors';
import { type SiteWorkflow, versionOf } from '../../../domain/gates/workflow';
import type { WorkflowKeeper, WorkflowReader } from '../../../ports';
import { ask, type Caller, send } from '../request';
import { listAll } from '../site/paging';
import { siteWorkflow, updateOf, withRule, workflowsAnswer, workflowsPage } from './document';

/** Pairs of project and issue type asked for at once. */
const PAIRS = 50;

const usagesSchema = v.object({
  projects: v.object({
    values: v.optional(v.array(v.object({ id: v.string() })), []),
    nextPageToken: v.optional(v.nullable(v.string())),
  }),
});
const problemsSchema = v.object({ errors: v.optional(v.array(v.object({ level: v.optional(v.string()), message: v.string() })), []) });

type Answer = v.InferOutput<typeof workflowsAnswer>;

const sited = ({ workflows, statuses }: Answer): SiteWorkflow[] => workflows.map((one) => siteWorkflow(one, statuses));

/** Workflows of incidents in the name of the admin who asks or of the app. */
export const workflowReader = (by: Caller): WorkflowReader => ({
  readFor: async (places) => {
    const pairs = places.flatMap(({ projectId, issueTypeIds }) => issueTypeIds.map((issueTypeId) => ({ projectId, issueTypeId })));
    const found = new Map<string, SiteWorkflow>();
    for (let at = 0; at < pairs.length; at += PAIRS) {
      const body = { projectAndIssueTypes: pairs.slice(at, at + PAIRS) };
      for (const one of sited(await ask('readWorkflows', by, { body }, workflowsAnswer))) found.set(one.id, one);
    }
    return [...found.values()];
  },
});

/** Workflows of the site and their changes as the admin who clicked. */
export const workflowKeeper: WorkflowKeeper = {
  ...workflowReader('person'),
  readWithRules: async () => {
    const found: SiteWorkflow[] = [];
    await listAll(async (query) => {
      const page = await ask('searchWorkflows', 'person', { query: { ...query, expand: 'values.transitions' } }, workflowsPage);
      found.push(...sited({ workflows: page.values, statuses: page.statuses }));
      return page;
    });
    return found.filter(({ transitions }) => transitions.some(({ rules }) => rules.length > 0));
  },
  readOne: async (id) => sited(await readById(id))[0],
  projectsOf: async (workflowId) => {
    const ids: string[] = [];
    let token: string | null | undefined;
    do {
      const query = { maxResults: '200', ...(token ? { nextPageToken: token } : {}) };
      const { projects } = await ask('getProjectUsagesForWorkflow', 'person', { path: { workflowId }, query }, usagesSchema);
      ids.push(...projects.values.map(({ id }) => id));
      token = projects.nextPageToken;
    } while (token);
    return ids;
  },
  writeRules: async (wanted, changes) => {
    const { workflows, statuses } = await readById(wanted.id);
    const [document] = workflows;
    if (!document) throw fault('NOT_FOUND', `The workflow ${wanted.id} is not there any more.`);
    if (versionOf(document) !== versionOf(wanted)) throw changed(document.name);
    const byId = new Map(changes.map((change) => [change.transition, change]));
    const transitions = document.transitions.map((one) => {
      const change = byId.get(one.id);
      return change ? withRule(one, change.config, () => crypto.randomUUID()) : one;
    });
    // Statuses go along as they are: Jira wants each that the workflow has.
    const payload = {
      statuses: statuses.map(({ id, name, description, statusCategory, statusReference }) => ({
        id,
        name,
        ...(typeof description === 'string' ? { description } : {}),
        statusCategory,
        statusReference,
      })),
      workflows: [updateOf({ ...document, transitions })],
    };
    const { errors } = await ask('validateUpdateWorkflows', 'person', { body: { payload } }, problemsSchema);
    const wrong = errors.filter(({ level }) => level !== 'WARNING').map(({ message }) => message);
    if (wrong.length > 0) throw fault('JIRA_REFUSED', `Jira does not take the workflow ${document.name}.`, wrong);
    try {
      await send('updateWorkflows', 'person', { body: payload });
    } catch (error) {
      if (error instanceof AppFault && error.status === 409) throw changed(document.name);
      throw error;
    }
  },
};

const readById = (id: string): Promise<Answer> => ask('readWorkflows', 'person', { body: { workflowIds: [id] } }, workflowsAnswer);

const changed = (name: string): AppFault => fault('CONFLICT', `The workflow ${name} was changed since it was read.`);
