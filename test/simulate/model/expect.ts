import type { Policy } from '../../../src/contract/types';
import type { Deed, Life, Script } from '../script/script';
import { openMinutes } from './open-minutes';
import { type Happened, type Passed, Stopwatch } from './stopwatch';

// What should have become of an incident, by a model that knows the people's deeds and nothing of the app. It shares no code with the engine.

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
}

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
    return this.policy.priorities.find(({ id }) => id === cell)?.jiraPriorityId ?? this.first;
  }

  get policyPriority(): string | undefined {
    return this.policy.priorities.find(({ jiraPriorityId }) => jiraPriorityId === this.priority)?.id;
  }
}

/** Goes through an incident's life minute by minute. @param until ms since 1970. */
export function expectedOf(life: Life, { policy, offScreen }: Script, until: number): Expected {
  const fields = new Fields(life, policy);
  const open = new Map(policy.calendars.map(({ id, definition }) => [id, openMinutes(definition)]));
  const watches = policy.metrics.map((metric) => new Stopwatch(metric, open, isDone));
  const standing = () => ({ waits: fields.waits, priority: fields.policyPriority });
  const take = (happened: Happened): void => {
    for (const watch of watches) watch.take(happened, standing());
  };
  const first = Math.floor(life.created / MINUTE);
  const last = Math.floor(until / MINUTE);
  let place = 0;
  take({ minute: first, status: { from: undefined, to: OPEN } });
  for (let minute = first; ; minute++) {
    for (let step = life.steps[place]; step && step.at < (minute + 1) * MINUTE; step = life.steps[++place])
      take(fields.take(step.deed, minute));
    for (const watch of watches) watch.warn(minute);
    if (minute >= last) break;
    for (const watch of watches) watch.tick(minute);
  }
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
  };
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
