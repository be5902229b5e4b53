import type { PublishedPolicy, Settings, SupportGroup } from '../../contract/types';
import type { AssignedAct } from '../../domain/acts/placement';
import type { IssueFacts } from '../../domain/incident/facts';
import type { Surroundings, SurroundingsWanted } from '../../domain/routing/surroundings';
import type { GroupBook, JiraAsApp, Store } from '../../ports';
import { given, isFresh, PEOPLE_TRUST, peopleOf, WORK_TRUST, workFrom } from './group-book';

export interface GroupPorts {
  jira: Pick<JiraAsApp, 'readGroupMembers' | 'listOpenWork' | 'isAssignable' | 'readActive'>;
  store: Pick<Store, 'groups'>;
}

interface Asked {
  around: Surroundings;
  /** As it was read, and as it is now. */
  book?: { revision: number; now: GroupBook; changed: boolean };
}

/** Support groups as one look sees them: asked for as its decision wants it. */
export class GroupsAsked {
  readonly #asked = new Map<string, Asked>();

  constructor(
    private readonly ports: GroupPorts,
    private readonly look: { facts: Pick<IssueFacts, 'issueId' | 'key'>; policy: PublishedPolicy; settings: Settings; now: number },
  ) {}

  get surroundings(): Surroundings[] {
    return [...this.#asked.values()].map(({ around }) => around);
  }

  /** Finds out what a decision has to know. */
  async learn({ group, people, work, assignable }: SurroundingsWanted): Promise<void> {
    const asked = this.#asked.get(group) ?? { around: { group, work: false, assignable: {}, turns: [] } };
    this.#asked.set(group, asked);
    const { key } = this.look.facts;
    const answers = await Promise.all(assignable.map(async (id) => [id, await this.ports.jira.isAssignable(key, id)] as const));
    asked.around = { ...asked.around, assignable: { ...asked.around.assignable, ...Object.fromEntries(answers) } };
    if (people && (!asked.around.people || (work && !asked.around.work))) await this.#read(asked, work);
  }

  async #read(asked: Asked, work: boolean): Promise<void> {
    const { policy, settings, now } = this.look;
    const { jira, store } = this.ports;
    const id = asked.around.group;
    const group = policy.document.supportGroups.find((one) => one.id === id);
    const kept = asked.book ?? { ...(await this.#open(store, id)), changed: false };
    let book = kept.now;
    if (group && !(isFresh(book.people?.at, PEOPLE_TRUST, now) && book.people?.of === peopleOf(group))) {
      book = { ...book, people: { at: iso(now), of: peopleOf(group), ...(await whoIsIn(jira, group)) } };
      // Counted were those who were in it then.
      if (asked.book === undefined && work) book = withoutWork(book);
    }
    const active = book.people?.active ?? [];
    if (work && !isFresh(book.work?.at, WORK_TRUST, now))
      book = { ...book, work: workFrom(await jira.listOpenWork(settings.incidents, active), book.work, now) };
    asked.book = { revision: kept.revision, now: book, changed: kept.changed || book !== kept.now };
    const open = work ? book.work?.open : undefined;
    const inactive = book.people?.inactive ?? [];
    asked.around = {
      ...asked.around,
      people: [
        ...active.map((accountId) => ({ accountId, active: true, open: open?.[accountId] ?? {} })),
        ...inactive.map((accountId) => ({ accountId, active: false, open: {} })),
      ],
      work,
      turns: book.turns,
    };
  }

  async #open(store: GroupPorts['store'], id: string): Promise<{ revision: number; now: GroupBook }> {
    const { revision, book } = await store.groups.read(id);
    return { revision, now: book };
  }

  /**
   * Notes whom incidents go to, before anything else is: of looks at the same time that saw a group alike only one may give. False: somebody
   * else gave one meanwhile, and it has to be decided again; what was known of those groups is forgotten.
   * @param priorityId id of the site's priority the incident has.
   */
  async note(acts: readonly AssignedAct[], priorityId: string | undefined): Promise<boolean> {
    const { facts, now } = this.look;
    let all = true;
    for (const [id, asked] of this.#asked) {
      if (!asked.book) continue;
      const to = acts.flatMap((act) => (act.group === id && act.to !== undefined ? [act.to] : []));
      if (to.length === 0 && !asked.book.changed) continue;
      const book = to.reduce(
        (noted, one) => given(noted, { issueId: facts.issueId, to: one, priorityId: priorityId ?? '', at: iso(now) }),
        asked.book.now,
      );
      const written = await this.ports.store.groups.write(id, asked.book.revision, book);
      if (written || to.length === 0) continue;
      all = false;
      const { assignable } = asked.around;
      this.#asked.set(id, { around: { group: id, work: false, assignable, turns: [] } });
    }
    return all;
  }
}

const iso = (now: number): string => new Date(now).toISOString();

function withoutWork(book: GroupBook): GroupBook {
  const { work: _, ...rest } = book;
  return rest;
}

/** Those in the group of Jira's, and those the policy names, whose accounts may be out of use. */
async function whoIsIn(jira: GroupPorts['jira'], { jiraGroup, members }: SupportGroup): Promise<{ active: string[]; inactive: string[] }> {
  const found = jiraGroup ? await jira.readGroupMembers(jiraGroup.id) : [];
  const named = members.map(({ id }) => id).filter((id) => !found.includes(id));
  const inUse = named.length === 0 ? new Set<string>() : await jira.readActive(named);
  return { active: [...found, ...named.filter((id) => inUse.has(id))], inactive: named.filter((id) => !inUse.has(id)) };
}
