import { AppFault } from '../../contract/errors';
import type { JiraInBulk, PeopleOfGroups, Store, WakeUp } from '../../ports';
import type { ClaimPorts } from '../effects/attempt';
import type { DoPorts } from '../effects/perform';
import type { ReadyPorts } from '../effects/ready';
import { type LookPorts, reconcileIncident } from '../reconcile/reconcile-incident';
import { dirty } from '../wake-ups/rules';
import { pointsToRead } from './points';
import { namedIn, type ReadAhead, readAhead } from './read-ahead';
import { SaidTogether } from './said-together';

/** Issues read in one call (Jira's limit). */
export const ROUND = 100;
/** Looks that run at once. Each writes its issue in about 0.4 s, and Jira takes 50 such writes a second from all apps together. */
const AT_ONCE = 20;

export type ManyPorts = LookPorts & { bulk: JiraInBulk; store: Pick<Store, 'readManyActs'> };

/** What looks at many issues came to. */
export interface LookedAtMany {
  /** Points of Jira's hourly limit it cost, as far as can be told from here. */
  points: number;
  /** Jira or the platform was busy: whole seconds to wait, when it said so. What was not looked at is due. */
  busy?: { retryAfter?: number };
}

type Done = 'done' | 'later' | 'failed';

/**
 * Looks at at most a hundred issues. Each look is that of reconcile-incident.ts; here its reading is done for it, and the app's own fields are
 * written together. A look that fails for a reason that time mends leaves its issue due; one that fails otherwise has seen to it
 * itself that it is made again later, so that it keeps nobody else from being looked at.
 */
export async function lookAtMany(ports: ManyPorts, issueIds: readonly string[]): Promise<LookedAtMany> {
  const [settings, policy] = await Promise.all([ports.store.readSettings(), ports.store.readPolicy()]);
  if (!settings || !policy || issueIds.length === 0) return { points: 0 };
  const ahead = await readAhead(ports, issueIds, settings, namedIn(policy, settings));
  const together = new SaidTogether(ports);
  let told = 0;
  const looks = withAhead(ports, ahead, together, () => told++);
  let written = 0;
  const left: string[] = [];
  let failed = 0;
  let busy: LookedAtMany['busy'];
  let words: string | undefined;
  for (let at = 0; at < issueIds.length; at += AT_ONCE) {
    const wave = issueIds.slice(at, at + AT_ONCE);
    if (busy) {
      left.push(...wave);
      continue;
    }
    const outcomes = await Promise.all(
      wave.map((issueId) =>
        together.run(async (): Promise<Done> => {
          try {
            if ((await reconcileIncident(looks, issueId)) === 'written') written++;
            return 'done';
          } catch (error) {
            const code = error instanceof AppFault ? error.error.code : 'INTERNAL';
            words ??= `issue ${issueId}: ${code}: ${error instanceof Error ? error.message : String(error)}`;
            if (error instanceof AppFault && code === 'TRY_LATER') busy = waitOf(busy, error.retryAfter);
            return code === 'TRY_LATER' || code === 'CONFLICT' ? 'later' : 'failed';
          }
        }),
      ),
    );
    wave.forEach((issueId, index) => {
      if (outcomes[index] === 'later') left.push(issueId);
      if (outcomes[index] === 'failed') failed++;
    });
  }
  // One line for all: the platform keeps a hundred a minute.
  if (words !== undefined) console.warn(`${left.length + failed} of ${issueIds.length} looks were not done; the first: ${words}`);
  await keep(ports, ahead, left);
  return { points: pointsToRead(issueIds.length) + written + told + together.requests, ...(busy ? { busy } : {}) };
}

/** The longest wait anybody was told. */
const waitOf = (before: LookedAtMany['busy'], retryAfter: number | undefined): LookedAtMany['busy'] => {
  const told = [before?.retryAfter, retryAfter].filter((wait) => wait !== undefined);
  return told.length === 0 ? {} : { retryAfter: Math.max(...told) };
};

/** Does things one after another, also when one fails. */
function oneAtATime(): NonNullable<LookPorts['inTurn']> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Ports of a look for which everything was read. @param telling hears of each request about what somebody is told, or whom one goes to. */
function withAhead(ports: ManyPorts, ahead: ReadAhead, together: SaidTogether, telling: () => void): LookPorts {
  const { jira, store } = ports;
  return {
    ...ports,
    inTurn: oneAtATime(),
    jira: {
      ...jira,
      readFacts: ahead.readFacts,
      writeAppFields: together.writeAppFields,
      ...countedCalls(jira, telling),
    },
    store: { ...store, readActs: ahead.readActs, wakeUps: { ...store.wakeUps, read: ahead.readWakeUp } },
  };
}

/** What effects, and the choice of a person, ask of Jira, each call counted. Languages and names are seldom asked for: they are kept. */
function countedCalls(
  jira: LookPorts['jira'],
  telling: () => void,
): Omit<DoPorts & ReadyPorts & ClaimPorts['jira'] & PeopleOfGroups, 'readListener'> {
  const counted =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R => {
      telling();
      return call(...args);
    };
  return {
    comment: counted(jira.comment),
    findComment: counted(jira.findComment),
    createTask: counted(jira.createTask),
    findTask: counted(jira.findTask),
    notify: counted(jira.notify),
    commentInWords: counted(jira.commentInWords),
    notifyInWords: counted(jira.notifyInWords),
    readActors: counted(jira.readActors),
    listWays: counted(jira.listWays),
    transition: counted(jira.transition),
    setFields: counted(jira.setFields),
    addLabel: counted(jira.addLabel),
    readGroupMembers: counted(jira.readGroupMembers),
    listOpenWork: counted(jira.listOpenWork),
    isAssignable: counted(jira.isAssignable),
  };
}

/** Leaves what was not looked at due, also what was due by nobody's row. */
async function keep({ clock, store }: ManyPorts, ahead: ReadAhead, left: readonly string[]): Promise<void> {
  const now = clock.now();
  const rows: WakeUp[] = [];
  for (const issueId of left) {
    const known = await ahead.readWakeUp(issueId);
    if (!known || known.next > now) rows.push(dirty(issueId, now));
  }
  if (rows.length > 0) await store.wakeUps.save(rows);
}
