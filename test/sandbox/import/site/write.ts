import { placeOf } from '../../jira/fields/index';
import { fieldChanges, followResolution } from '../../jira/issues/edit';
import { plainItem, saveIssue } from '../../jira/issues/history';
import { applyInput } from '../../jira/issues/input';
import { demandAssignable } from '../../jira/issues/rules';
import { type By, createIssue } from '../../jira/issues/service';
import type { Jira } from '../../jira/jira';
import type { AccountId, Issue } from '../../jira/model';
import type { Look, Plan } from '../log/plan';
import type { LogFields } from './fields';
import { MARK } from './known';
import type { Cast } from './people';
import type { Target } from './place';

/** Writes plans into Jira. Nothing is announced: no events, no notifications. */
export class Writer {
  readonly #issues = new Map<Plan, Issue>();

  constructor(
    private readonly jira: Jira,
    private readonly target: Target,
    private readonly cast: Cast,
    private readonly fields: LogFields,
  ) {}

  /**
   * Writes all moments of the plans in the order of time, so that keys and ids follow it. Returns how many lines of history that makes.
   * @param progress told after each moment how many are done
   */
  write(plans: readonly Plan[], progress: (done: number, of: number) => void): number {
    const due = plans.flatMap((plan) => plan.moments.map((moment, place) => ({ plan, moment, place })));
    due.sort((a, b) => a.moment.at - b.moment.at);
    let changes = 0;
    for (const [done, { plan, moment, place }] of due.entries()) {
      const by: By = { accountId: this.#account(moment.by), at: new Date(moment.at).toISOString(), silent: true };
      if (place === 0) this.#issues.set(plan, this.#create(plan, by));
      else if (this.#change(plan, moment.look, by)) changes++;
      progress(done + 1, due.length);
    }
    return changes;
  }

  /** Keys of the issues made, by number of the incident. */
  keys(): Map<string, string> {
    return new Map([...this.#issues].map(([plan, issue]) => [plan.number, issue.key]));
  }

  #create(plan: Plan, by: By): Issue {
    const { project, type, requestTypeId } = this.target;
    const [{ look }] = plan.moments;
    const fields = Object.fromEntries(Object.entries(this.#input(look)).filter(([, value]) => value !== null));
    const { assignee } = look;
    if (assignee !== undefined) demandAssignable(this.jira, { projectId: project.id, typeId: type.id }, this.#account(assignee));
    return createIssue(
      this.jira,
      {
        projectId: project.id,
        typeId: type.id,
        statusId: this.target.statuses[look.stage].id,
        fields: { ...fields, summary: plan.summary, ...(plan.description.length > 0 ? { description: paragraphs(plan.description) } : {}) },
        properties: { [MARK]: { number: plan.number, digest: plan.digest, ...plan.facts } },
        ...(requestTypeId === undefined ? {} : { requestTypeId }),
      },
      by,
    );
  }

  /** One line of history. Real logs skip steps of the workflow, so statuses are set as Jira's own importers do: without its transitions. */
  #change(plan: Plan, look: Look, by: By): boolean {
    const before = this.#issues.get(plan);
    if (!before) throw new Error(`import: ${plan.number} changes before it is made`);
    const at = by.at ?? before.updated;
    const place = placeOf(before);
    const { fields } = applyInput(
      this.jira,
      place,
      before.fields,
      { fields: this.#input(look) },
      { issueId: before.id, accountId: by.accountId },
    );
    if (fields.assignee !== before.fields.assignee) demandAssignable(this.jira, place, fields.assignee, before);
    followResolution(before.fields, fields, at);
    const items = fieldChanges(this.jira, place, before.fields, fields);
    const [from, to] = [this.jira.statuses.need(before.statusId), this.target.statuses[look.stage]];
    if (from.id !== to.id) items.push(plainItem('status', [from.id, from.name], [to.id, to.name], 'status'));
    if (from.category !== to.category) fields.statuscategorychangedate = at;
    if (items.length === 0) return false;
    const after: Issue = { ...before, statusId: to.id, updated: at, fields };
    saveIssue(this.jira, before, after, items, by);
    this.#issues.set(plan, after);
    return true;
  }

  /** The look as REST would be told it; null empties a field. */
  #input(look: Look): Record<string, unknown> {
    const { fields, target } = this;
    const option = (name: 'impact' | 'urgency' | 'channel' | 'closureCode' | 'pendingReason', value: string | undefined): object =>
      value === undefined ? {} : { [fields.id(name)]: { id: fields.option(name, value) } };
    const emptied = Object.fromEntries(this.#used.map((id) => [id, null]));
    const priority = look.priority === undefined ? undefined : target.priorities[look.priority];
    const group = look.group === undefined ? undefined : this.cast.groups.get(look.group);
    const input = {
      ...option('impact', look.impact),
      ...option('urgency', look.urgency),
      ...option('channel', look.channel),
      ...option('closureCode', look.closureCode),
      ...option('pendingReason', look.pendingReason),
      ...this.#category(look),
      ...(group === undefined ? {} : { [fields.id('supportGroup')]: { groupId: group } }),
    };
    for (const id of Object.keys(input)) if (!this.#used.includes(id)) this.#used.push(id);
    return {
      ...emptied,
      ...input,
      ...(priority === undefined ? {} : { priority: { id: priority } }),
      reporter: { accountId: this.#account(look.reporter) },
      assignee: look.assignee === undefined ? null : { accountId: this.#account(look.assignee) },
      resolution: look.resolved ? { id: target.resolutionId } : null,
    };
  }

  /** Fields of the log in use so far: those a look does not name are empty in it. */
  readonly #used: string[] = [];

  #category({ category, subcategory }: Look): Record<string, unknown> {
    if (category === undefined) return {};
    const parent = this.fields.option('category', category);
    const child = subcategory === undefined ? undefined : this.fields.option('category', subcategory, parent);
    return { [this.fields.id('category')]: { id: parent, ...(child === undefined ? {} : { child: { id: child } }) } };
  }

  #account(name: string): AccountId {
    const account = this.cast.accounts.get(name);
    if (account === undefined) throw new Error(`import: nobody is called ${name}`);
    return account;
  }
}

/** Rich text as Jira keeps it (ADF), a paragraph a line. */
function paragraphs(lines: readonly string[]): unknown {
  return { type: 'doc', version: 1, content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })) };
}
