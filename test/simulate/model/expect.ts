import type { Policy } from '../../../src/contract/types';
import type { Deed, Life, Script } from '../script/script';
import { Climb } from './climb';
import { Desk, type Missed } from './desk';
import { openMinutes } from './open-minutes';
import { Past, type Stretch } from './past';
import { type Happened, type Passed, Stopwatch } from './stopwatch';
import type { Traced } from './trace';

// What should have become of an incident, by a model that knows the people's deeds and when the app recorded what it owed. It shares no code
// with the engine.

const MINUTE = 60_000;

/** What an incident should be when all is quiet. */
export interface Expected {
  /** Jira's priority. */
  priority: string;
  slaStatus: string | undefined;
  /** ms since 1970. */
  firstResponseDue: number | undefined;
  resolutionDue: number | undefined;
  /** Warnings that clocks passed, in their order. */
  passed: Passed[];
  /** Escalations raised its priority, at instants that are no whole minutes. */
  raised: boolean;
  desk: Pick<Desk, 'group' | 'given' | 'wrong' | 'checked'> & { missed: Missed[]; done: boolean };
}

/** ms after which a look knows the policy in force. */
const LATE = 15_000;
const OPEN = '1';
const PENDING = '4';
const WAITING = '5';
const DONE = new Set(['6', '7', '8']);
const isDone = (status: string): boolean => DONE.has(status);

/** An incident's fields as the deeds change them. */
class Fields {
  status = OPEN;
  impact: string | undefined;
  urgency: string | undefined;
  /** Jira's, before the matrix has a say. */
  first = '3';
  override: string | undefined;
  /** Jira's, that escalations raised it to. */
  raises: readonly string[] = [];
  /** The customer answered while it was waited for. */
  answered = false;

  constructor(
    readonly life: Life,
    readonly policy: Policy,
  ) {
    this.impact = life.levels.impact;
    this.urgency = life.levels.urgency;
  }

  /** Changes what the deed changes; answers what clocks may follow from. */
  take(deed: Deed, minute: number): Happened {
    switch (deed.what) {
      case 'status': {
        const from = this.status;
        this.status = deed.to;
        this.answered = false;
        return { minute, status: { from, to: deed.to } };
      }
      case 'level':
        this[deed.axis] = deed.to;
        break;
      case 'priority':
        // Only who may override does so by an edit.
        if (deed.by === 'u-agent') this.override = deed.to;
        break;
      case 'override':
        this.override = this.policy.priorities.find(({ id }) => id === deed.to)?.jiraPriorityId;
        break;
      case 'release':
        this.override = undefined;
        break;
      case 'comment': {
        const side = deed.by === 'u-customer' ? 'customer' : 'agent';
        if (side === 'customer' && this.status === WAITING && this.policy.holdReasons[0]?.until.length) this.answered = true;
        return { minute, comment: { side, public: deed.public } };
      }
    }
    return { minute };
  }

  get waits(): boolean {
    return this.status === PENDING || (this.status === WAITING && !this.answered);
  }

  /** Id of Jira's priority. */
  get priority(): string {
    if (this.override !== undefined) return this.override;
    const cell = this.impact && this.urgency ? this.policy.matrix[this.impact]?.[this.urgency] : undefined;
    const { priorities } = this.policy;
    const place = priorities.findIndex(({ id }) => id === cell);
    const raised = priorities.findIndex(({ jiraPriorityId }) => this.raises.includes(jiraPriorityId));
    if (raised >= 0 && (place < 0 || raised < place)) return priorities[raised]?.jiraPriorityId ?? this.first;
    return priorities[place]?.jiraPriorityId ?? this.first;
  }

  get policyPriority(): string | undefined {
    return this.policy.priorities.find(({ jiraPriorityId }) => jiraPriorityId === this.priority)?.id;
  }
}

/** What an incident went through that its deeds do not say. */
export interface Trace {
  events: readonly Traced[];
  /** Whether an act of the panel's is done but not there yet, at an instant. */
  isPending(at: number): boolean;
}

const byPerson = (deed: Deed): string | undefined => ('by' in deed ? deed.by : deed.what === 'tamper' ? 'u-guest' : undefined);
/** Deeds that are in Jira's history or its comments. Who has it is told by the trace. */
const IN_JIRA: ReadonlySet<Deed['what']> = new Set(['status', 'level', 'priority', 'comment', 'words', 'tamper']);

/** Goes through an incident's life minute by minute. @param until ms since 1970. */
export function expectedOf(life: Life, { policy, offScreen, withdrawn }: Script, until: number, { events, isPending }: Trace): Expected {
  const fields = new Fields(life, policy);
  const open = new Map(policy.calendars.map(({ id, definition }) => [id, openMinutes(definition)]));
  const watches = policy.metrics.map((metric) => new Stopwatch(metric, open, isDone));
  const past = new Past(life.created);
  past.assignee = life.assignee;
  const climb = new Climb(policy, withdrawn, past, watches, open);
  const isUnsure = (at: number): boolean => isPending(at) || (withdrawn !== undefined && at >= withdrawn.at && at < withdrawn.at + LATE);
  const desk = new Desk(policy, climb, isUnsure);
  const standing = () => ({ waits: fields.waits, priority: fields.policyPriority });
  const atDesk = () => ({ priority: fields.policyPriority, done: isDone(fields.status) });
  let now = atDesk();
  const take = (happened: Happened): void => {
    for (const watch of watches) watch.take(happened, standing());
  };
  const shift = (stretches: Stretch[], is: boolean, at: number): void => {
    const last = stretches.at(-1);
    if (is && (!last || last.to !== undefined)) stretches.push({ from: at, to: undefined });
    else if (!is && last && last.to === undefined) last.to = at;
  };
  const act = ({ at, deed }: Life['steps'][number], minute: number): void => {
    const was = fields.status;
    take(fields.take(deed, minute));
    const by = byPerson(deed);
    if (by !== undefined && IN_JIRA.has(deed.what)) past.work(by, at);
    if (isDone(was) && !isDone(fields.status)) {
      past.reopen(at);
      desk.reopened();
    }
    shift(past.over, isDone(fields.status), at);
    shift(past.waits, fields.waits, at);
    desk.lastDeed = at;
    desk.changed();
    now = atDesk();
  };
  const hear = (traced: Traced, minute: number): void => {
    desk.take(traced, now);
    if (traced.kind === 'assignee' && traced.by !== 'app') desk.lastDeed = traced.t;
    if (fields.raises.length === desk.raises.length) return;
    fields.raises = [...desk.raises];
    now = atDesk();
    raised = true;
    take({ minute, at: 'at' in traced ? traced.at : traced.t });
  };
  const first = Math.floor(life.created / MINUTE);
  const last = Math.floor(until / MINUTE);
  let [place, heard, raised] = [0, 0, false];
  const shares = sharesOf(policy, watches);
  take({ minute: first, status: { from: undefined, to: OPEN } });
  for (let minute = first; ; minute++) {
    const end = (minute + 1) * MINUTE;
    for (;;) {
      const [step, traced] = [life.steps[place], events[heard]];
      if (step && step.at < end && !(traced && traced.t < step.at)) {
        place++;
        act(step, minute);
      } else if (traced && traced.t < end) {
        heard++;
        hear(traced, minute);
      } else break;
    }
    // What is due is judged by how things were as the minute began: a ladder that was switched off in the one before is gone by then.
    if (withdrawn && withdrawn.at > (minute - 1) * MINUTE && withdrawn.at <= minute * MINUTE) desk.changed();
    for (const watch of watches) watch.warn(minute);
    if (shares.some((passes) => passes())) desk.changed();
    desk.see(minute, now);
    if (minute >= last) break;
    for (const watch of watches) watch.tick(minute);
  }
  desk.end(until, now);
  const due = (metric: string): number | undefined => {
    const at = watches.find((watch) => watch.metric.id === metric)?.dueFrom(last);
    return at === undefined ? undefined : at * MINUTE;
  };
  return {
    priority: offScreen.includes('priority') ? fields.first : fields.priority,
    slaStatus: wordOf(watches),
    firstResponseDue: due('response'),
    resolutionDue: due('resolution'),
    passed: watches.flatMap(({ passed }) => passed).sort((a, b) => a.minute - b.minute),
    raised,
    desk: {
      group: desk.group,
      given: desk.given,
      wrong: desk.wrong,
      checked: desk.checked,
      missed: desk.missed,
      done: isDone(fields.status),
    },
  };
}

/** For each ladder that a clock sets off: whether it just did, or does no longer. */
function sharesOf({ escalation }: Policy, watches: readonly Stopwatch[]): (() => boolean)[] {
  return escalation.ladders.flatMap(({ trigger }) => {
    if (trigger.on !== 'clock' && trigger.on !== 'willBreach') return [];
    const watch = watches.find(({ metric }) => metric.id === trigger.metric);
    let before = false;
    return () => {
      const goal = (watch?.goal?.goalMs ?? Number.POSITIVE_INFINITY) / MINUTE;
      const wanted = trigger.on === 'clock' ? (goal * trigger.percent) / 100 : goal - trigger.withinMs / MINUTE;
      const now = watch !== undefined && watch.elapsed >= wanted;
      const changed = now !== before;
      before = now;
      return changed;
    };
  });
}

/** The worst of the clocks that go on; Missed or Met when all have ended. */
function wordOf(watches: readonly Stopwatch[]): string | undefined {
  const aimed = watches.filter(({ state, goal }) => state !== 'idle' && state !== 'cancelled' && goal);
  if (aimed.length === 0) return undefined;
  const going = aimed.filter(({ state }) => state !== 'stopped');
  if (going.some(({ beyond }) => beyond !== undefined)) return 'Breached';
  if (going.some(({ atRisk }) => atRisk)) return 'At risk';
  if (going.some(({ state }) => state === 'held')) return 'On hold';
  if (going.length > 0) return 'On track';
  return aimed.some(({ beyond }) => beyond !== undefined) ? 'Missed' : 'Met';
}
