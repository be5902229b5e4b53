import type { AppFault } from '../../../../src/contract/errors';
import type { PublishedPolicy, RightName } from '../../../../src/contract/types';
import type { HandOverNote, IssuePlace, Project } from '../../../../src/ports';
import { POLICY, World } from '../../fakes';

export const AGENT = { accountId: 'u-agent', issueId: '20001' };
export const OTHER = { accountId: 'u-other', issueId: '20001' };
export const GUEST = { accountId: 'u-guest', issueId: '20001' };
/** Who reported the incident, and has no right. */
export const REQUESTER = { accountId: 'u-mara', issueId: '20001' };

/** What acts on support and escalation need: a look's world, and Jira in the person's name. */
export class DeskWorld extends World {
  place: IssuePlace | undefined = { projectId: '10000', issueTypeId: '10010' };
  serviceProject = true;
  /** What Jira answers to a comment; with `written`, after it was written. */
  commenting: { fault: AppFault; written: boolean } | undefined;
  /** Account ids: by Jira's groups, in use, and to whom the incident may be assigned. */
  readonly inGroup = new Map<string, string[]>();
  readonly active = new Set<string>();
  readonly assignable = new Set<string>();
  readonly notes: (HandOverNote & { by: string })[] = [];

  constructor() {
    super();
    this.members.set('u-other', { accountId: 'u-other', groupIds: [], roleIds: ['r-agents'] });
    const people: Partial<World['app']> = {
      // What the property of a comment says, for hand-over notes.
      findComment: (effectId, ids) => Promise.resolve(ids.some((id) => this.notes[Number(id) - 901]?.effectId === effectId)),
      readActive: (ids) => Promise.resolve(new Set(ids.filter((id) => this.active.has(id)))),
      readGroupMembers: (id) => Promise.resolve(this.inGroup.get(id) ?? []),
      isAssignable: (_, id) => Promise.resolve(this.assignable.has(id)),
    };
    Object.assign(this.app, people);
  }

  readonly person = {
    readPlace: (): Promise<IssuePlace | undefined> => Promise.resolve(this.place),
    readProject: (id: string): Promise<Project> =>
      Promise.resolve({ id, key: 'IT', name: 'IT', teamManaged: false, serviceProject: this.serviceProject, issueTypes: [] }),
    writeHandOver: (_: string, note: HandOverNote): Promise<void> => {
      const { commenting } = this;
      if (!commenting || commenting.written) this.#say(note);
      return commenting ? Promise.reject(commenting.fault) : Promise.resolve();
    },
  };

  #say(note: HandOverNote): void {
    const by = note.effectId.split('/')[2] ?? '';
    this.notes.push({ ...note, by });
    if (!this.issue) return;
    const said = { id: String(900 + this.notes.length), at: new Date(this.now).toISOString(), by, unlicensed: false, public: false };
    this.issue = { ...this.issue, comments: [...this.issue.comments, said] };
  }

  /** The policy in force gives a right to nobody. */
  withdraw(right: RightName): void {
    this.policy = withDocument({ rights: { ...POLICY.document.rights, [right]: [] } });
  }
}

export const withDocument = (change: Partial<PublishedPolicy['document']>): PublishedPolicy => ({
  ...POLICY,
  document: { ...POLICY.document, ...change },
});
