import { AppFault } from '../../../src/contract/errors';
import type { AppFieldName, Change, Comment } from '../../../src/domain/incident/facts';
import type { AppComment, AppNotice, HandOverNote, IncidentWrite, OpenWork, PolicyComment, ReadFacts } from '../../../src/ports';
import { APP, APP_FIELD, CATEGORIES, FIELD, MINUTE, PERSON, PRIORITIES, PROJECT, STATUS, type Status, TYPE } from '../script/site';
import type { Invocation, World } from './world';

/** An issue as Jira has it. */
export interface Issue {
  id: string;
  created: string;
  updated: number;
  status: Status;
  priority: string;
  levels: { impact?: string; urgency?: string };
  assignee: string | undefined;
  labels: Set<string>;
  history: Change[];
  comments: (Comment & { effectId?: string })[];
  property: unknown;
  lozenge: unknown;
  appFields: Partial<Record<AppFieldName, string>>;
}

/** ms by which the search is behind. */
const BEHIND = 3_000;

const iso = (ms: number): string => new Date(ms).toISOString();
const APP_FIELD_NAMES = ['firstResponseDue', 'resolutionDue', 'slaStatus'] as const satisfies readonly AppFieldName[];

/** Issues, their history and properties, and who hears of their changes. */
export class Jira {
  readonly issues = new Map<string, Issue>();
  /** Jira ids of fields that are on no screen. */
  readonly offScreen: ReadonlySet<string>;
  /** Of an entry of the app's in the history: the last entry that the look behind it had read. */
  readonly knew = new Map<string, number>();
  /** E-mails that went out; `at` in ms since 1970. */
  readonly outbox: { issueId: string; metric: string; percent: number; at: number }[] = [];
  /** E-mails in the policy's words, by the effect they were sent for. */
  readonly letters: { issueId: string; effectId: string; at: number }[] = [];
  readonly #seen = new WeakMap<Invocation, number>();
  #ids = 1_000;

  constructor(
    readonly world: World,
    offScreen: readonly string[],
    /** Told of every change: of which issue, and whether the app made it. */
    readonly heard: (issueId: string, byApp: boolean) => void,
  ) {
    this.offScreen = new Set(offScreen);
  }

  make(id: string, levels: Issue['levels'], assignee: string | undefined): void {
    const at = this.world.now;
    const options = Object.fromEntries(Object.entries(levels).map(([axis, level]) => [axis, `${axis}-${level}`]));
    this.issues.set(id, {
      id,
      created: iso(at),
      updated: at,
      status: STATUS.open,
      priority: PRIORITIES[2],
      levels: options,
      assignee,
      labels: new Set(),
      history: [],
      comments: [],
      property: undefined,
      lozenge: undefined,
      appFields: {},
    });
    this.heard(id, false);
  }

  issue(id: string): Issue {
    const found = this.issues.get(id);
    if (!found) throw new AppFault({ code: 'NOT_FOUND', message: `issue ${id}` }, undefined, 404);
    return found;
  }

  /** One edit: a line of history for each field that changes. */
  edit(id: string, by: string, changes: { fieldId: string; to: string | undefined }[]): void {
    const issue = this.issue(id);
    const entry = String(++this.#ids);
    for (const { fieldId, to } of changes) {
      const from = this.#swap(issue, fieldId, to);
      if (from === to) continue;
      issue.history.push({ id: entry, at: iso(this.world.now), by, fieldId, from, to });
    }
    issue.updated = this.world.now;
    this.heard(id, by === APP);
  }

  /** Puts a value in a field; answers what was in it. */
  #swap(issue: Issue, fieldId: string, to: string | undefined): string | undefined {
    const axis = fieldId === FIELD.impact ? 'impact' : fieldId === FIELD.urgency ? 'urgency' : undefined;
    if (axis) {
      const from = issue.levels[axis];
      if (to === undefined) delete issue.levels[axis];
      else issue.levels[axis] = to;
      return from;
    }
    if (fieldId === 'status' && isStatus(to)) {
      const from = issue.status;
      issue.status = to;
      return from;
    }
    if (fieldId === 'priority' && to !== undefined) {
      const from = issue.priority;
      issue.priority = to;
      return from;
    }
    if (fieldId === 'assignee') {
      const from = issue.assignee;
      issue.assignee = to;
      return from;
    }
    return undefined;
  }

  comment(id: string, by: string, isPublic: boolean, effectId?: string): void {
    const issue = this.issue(id);
    issue.comments.push({
      id: String(++this.#ids),
      at: iso(this.world.now),
      by,
      unlicensed: by === PERSON.customer,
      public: isPublic,
      ...(effectId === undefined ? {} : { effectId }),
    });
    issue.updated = this.world.now;
    this.heard(id, by === APP);
  }

  /** @param by the function that reads. */
  facts(id: string, by: Invocation | undefined): ReadFacts | undefined {
    const issue = this.issues.get(id);
    if (!issue) return undefined;
    if (by) this.#seen.set(by, this.#ids);
    const { impact, urgency } = issue.levels;
    return {
      issueId: id,
      key: `IT-${id}`,
      projectId: PROJECT,
      issueTypeId: TYPE,
      status: { id: issue.status, category: CATEGORIES[issue.status] },
      priorityId: issue.priority,
      values: { ...(impact ? { impact: [impact] } : {}), ...(urgency ? { urgency: [urgency] } : {}) },
      created: issue.created,
      updated: iso(issue.updated),
      reporter: PERSON.customer,
      ...(issue.assignee === undefined ? {} : { assignee: issue.assignee }),
      hasIntent: false,
      // Jira tells the newest first.
      history: [...issue.history].reverse(),
      comments: [...issue.comments],
      tasks: [],
      others: {},
      appFields: { ...issue.appFields },
      appFieldsGone: [],
      property: issue.property,
      lozenge: issue.lozenge,
    };
  }

  /** What the search knows of what changed within so many minutes, the first first. It is behind by some seconds. */
  changedWithin(minutes: number): ReadFacts[] {
    const { now } = this.world;
    return [...this.issues.values()]
      .filter(({ updated }) => updated >= now - minutes * MINUTE && updated <= now - BEHIND)
      .sort((a, b) => a.updated - b.updated)
      .flatMap(({ id }) => this.facts(id, undefined) ?? []);
  }

  /** Whether a search would find anything that changed since, or that was never seen. */
  changedSince(instant: number): boolean {
    for (const { updated, property } of this.issues.values()) if (updated >= instant || property === undefined) return true;
    return false;
  }

  openIds(): string[] {
    return [...this.issues.values()].filter(({ status }) => CATEGORIES[status] !== 'done').map(({ id }) => id);
  }

  /** Open issues on which the app never wrote its property. */
  unseenIds(): string[] {
    return this.openIds().filter((id) => this.issue(id).property === undefined);
  }

  /** The app's one PUT. @param by the function that writes. */
  write(id: string, { state, lozenge, fields }: IncidentWrite, by: Invocation | undefined): void {
    const off = Object.keys(fields).filter((name) => this.offScreen.has(name));
    if (off.length > 0)
      throw new AppFault({
        code: 'JIRA_REFUSED',
        message: 'editIssue: 400',
        fields: Object.fromEntries(off.map((name) => [name, 'not on a screen'])),
      });
    const issue = this.issue(id);
    issue.property = JSON.parse(JSON.stringify(state));
    issue.lozenge = { type: 'lozenge', value: lozenge };
    this.edit(
      id,
      APP,
      Object.entries(fields).map(([fieldId, value]) => ({ fieldId, to: idIn(value) })),
    );
    this.knew.set(String(this.#ids), (by && this.#seen.get(by)) ?? 0);
  }

  writeAppFields(id: string, values: Record<string, string | null>): void {
    const issue = this.issue(id);
    for (const name of APP_FIELD_NAMES) {
      const value = values[APP_FIELD[name]];
      if (value === undefined) continue;
      if (value === null) delete issue.appFields[name];
      else issue.appFields[name] = value;
    }
    issue.updated = this.world.now;
    this.heard(id, true);
  }

  /** Whether one of these comments was made for an effect. */
  hasSaid(effectId: string, commentIds: readonly string[]): boolean {
    for (const { comments } of this.issues.values())
      for (const comment of comments) if (commentIds.includes(comment.id) && comment.effectId === effectId) return true;
    return false;
  }

  notify(id: string, { values: { metric, percent } }: AppNotice): void {
    this.issue(id);
    this.outbox.push({ issueId: id, metric, percent, at: this.world.now });
  }

  say(id: string, { effectId }: AppComment): void {
    this.comment(id, APP, false, effectId);
  }

  sayInWords(id: string, { effectId, public: isPublic }: PolicyComment): void {
    this.comment(id, APP, isPublic, effectId);
  }

  /** A note is for colleagues. */
  handOver(id: string, { effectId }: HandOverNote): void {
    this.comment(id, PERSON.agent, false, effectId);
  }

  /** @param effectId the effect that the function that sends it has claimed. */
  notifyInWords(id: string, effectId: string): void {
    this.issue(id);
    this.letters.push({ issueId: id, effectId, at: this.world.now });
  }

  label(id: string, label: string): void {
    const { labels } = this.issue(id);
    if (labels.has(label)) return;
    labels.add(label);
    this.edit(id, APP, [{ fieldId: 'labels', to: label }]);
  }

  openWork(people: readonly string[]): OpenWork[] {
    return this.openIds().flatMap((issueId) => {
      const { assignee: to, priority: priorityId } = this.issue(issueId);
      return to !== undefined && people.includes(to) ? [{ issueId, to, priorityId }] : [];
    });
  }
}

const isStatus = (id: string | undefined): id is Status => id !== undefined && id in CATEGORIES;

/** Undefined: the field is emptied. */
function idIn(value: unknown): string | undefined {
  if (value === null) return undefined;
  const named: { id?: unknown; accountId?: unknown } = typeof value === 'object' ? value : {};
  const id = named.id ?? named.accountId;
  if (typeof id !== 'string') throw new AppFault({ code: 'JIRA_REFUSED', message: 'editIssue: 400: no id' });
  return id;
}
