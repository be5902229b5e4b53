import { addComment, assign, type By, createIssue, editIssue, linkIssues, transitionIssue } from '../jira/issues/service';
import type { Jira } from '../jira/jira';
import type { Issue, Project } from '../jira/model';
import type { Plan, ProjectKey, Step } from './history/plan';
import { accountId } from './people';

interface Named {
  id: string;
  name: string;
}

function idOf(of: string, found: Named | undefined, name: string): string {
  if (!found) throw new Error(`demo: no ${of} called ${name}`);
  return found.id;
}

/** A paragraph of rich text as Jira keeps it (ADF). */
function paragraphs(text: string): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/**
 * Does in Jira what the plans say up to `now` (ms since epoch), all of them together in the order of time, so that keys and ids follow it.
 * Nothing is announced: no events, no notifications.
 */
export function carryOut(jira: Jira, projects: Record<ProjectKey, Project>, plans: readonly Plan[], now: number): void {
  const work = new Work(jira, projects);
  const due = plans.flatMap((plan) => plan.steps.filter((step) => step.at <= now).map((step) => ({ plan, step })));
  due.sort((a, b) => a.step.at - b.step.at);
  for (const { plan, step } of due) work.do(plan, step);
}

/** Plans on their way into Jira. */
class Work {
  readonly #issues = new Map<Plan, Issue>();

  constructor(
    private readonly jira: Jira,
    private readonly projects: Record<ProjectKey, Project>,
  ) {}

  do(plan: Plan, step: Step): void {
    const by: By = { accountId: accountId(step.by), at: new Date(step.at).toISOString(), silent: true };
    if (step.deed.do === 'create') {
      this.#issues.set(plan, this.#create(plan, by));
      return;
    }
    const issue = this.#issues.get(plan);
    if (issue) this.#change(issue.id, plan, step, by);
  }

  #create(plan: Plan, by: By): Issue {
    const project = this.projects[plan.project];
    const parent = plan.parent && this.#issues.get(plan.parent);
    const component = project.components?.find((candidate) => candidate.name === plan.component);
    const requestType = plan.requestType
      ? idOf(
          'request type',
          this.jira.requestTypes.find((candidate) => candidate.name === plan.requestType),
          plan.requestType,
        )
      : undefined;
    return createIssue(
      this.jira,
      {
        projectId: project.id,
        typeId: this.#typeId(project, plan.type),
        fields: {
          summary: plan.summary,
          ...(plan.description === '' ? {} : { description: paragraphs(plan.description) }),
          reporter: { id: accountId(plan.reporter) },
          priority: { name: plan.priority },
          ...(plan.labels && plan.labels.length > 0 ? { labels: plan.labels } : {}),
          ...(component ? { components: [{ id: component.id }] } : {}),
          ...(plan.due ? { duedate: plan.due } : {}),
          ...(parent ? { parent: { id: parent.id } } : {}),
        },
        ...(requestType ? { requestTypeId: requestType } : {}),
      },
      by,
    );
  }

  #change(issueId: string, plan: Plan, { deed }: Step, by: By): void {
    switch (deed.do) {
      case 'create':
        return;
      case 'assign':
        assign(this.jira, issueId, deed.to === null ? null : accountId(deed.to), by);
        return;
      case 'move': {
        const fields = {
          ...(deed.resolution ? { resolution: { name: deed.resolution } } : {}),
          ...(deed.reason ? { [this.#fieldId('Pending reason')]: { value: deed.reason } } : {}),
        };
        const input = Object.keys(fields).length > 0 ? { fields } : {};
        transitionIssue(this.jira, issueId, { toStatusId: this.#statusId(plan, deed.status) }, input, by);
        return;
      }
      case 'prioritise':
        editIssue(this.jira, issueId, { fields: { priority: { name: deed.priority } } }, by);
        return;
      case 'classify': {
        const fields = { [this.#fieldId('Impact')]: { value: deed.impact }, [this.#fieldId('Urgency')]: { value: deed.urgency } };
        editIssue(this.jira, issueId, { fields }, by);
        return;
      }
      case 'label':
        editIssue(this.jira, issueId, { fields: { labels: deed.labels } }, by);
        return;
      case 'comment':
        addComment(this.jira, issueId, { body: paragraphs(deed.text), public: deed.public }, by);
        return;
      case 'link': {
        const other = this.#issues.get(deed.other);
        if (!other) return;
        const typeId = idOf(
          'link type',
          this.jira.linkTypes.find((candidate) => candidate.name === deed.type),
          deed.type,
        );
        linkIssues(this.jira, { typeId, sourceId: issueId, destinationId: other.id }, by);
      }
    }
  }

  #fieldId(name: string): string {
    return idOf(
      'field',
      this.jira.fields.find((candidate) => candidate.name === name),
      name,
    );
  }

  #typeId(project: Project, name: string): string {
    const { issueTypeIds } = this.jira.issueTypeSchemes.need(project.issueTypeSchemeId);
    return idOf(
      'work type',
      this.jira.issueTypes.find((type) => type.name === name && issueTypeIds.includes(type.id)),
      name,
    );
  }

  #statusId(plan: Plan, name: string): string {
    const { id, style } = this.projects[plan.project];
    const scope = style === 'next-gen' ? id : undefined;
    return idOf(
      'status',
      this.jira.statuses.find((status) => status.name.toLowerCase() === name.toLowerCase() && status.scopeProjectId === scope),
      name,
    );
  }
}
