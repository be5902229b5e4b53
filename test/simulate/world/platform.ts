import { AppFault } from '../../../src/contract/errors';
import { checkUp } from '../../../src/entry/check-up';
import { findMissed } from '../../../src/entry/find-missed';
import { onIssueChanged } from '../../../src/entry/on-issue-changed';
import { reconcile } from '../../../src/entry/reconcile';
import { storm, sweep, sweepOn } from '../../../src/entry/sweep';
import type { Script } from '../script/script';
import { HOUR, MINUTE } from '../script/site';
import { backOff, type Consume, type Message, what } from './queue';
import { type Stage, stageFor } from './stage';
import type { Ending, Invocation, World } from './world';

/** How often the app asks for an event to come once more before the platform gives it up. */
const EVENT_RETRIES = 4;
/** ms before the end of the last search at which what changed is still looked at, generously. */
const SEARCH_OVERLAP = 10 * MINUTE;
const CHECK_UP_EVERY = 12 * HOUR;
const SWEEP_EVERY = 5 * MINUTE;
/** How far ahead there must be a wake-up for a sweep to be run at all: one that finds nothing does nothing. */
const WORTH_SWEEPING = 16 * MINUTE;

/** Puts up a stage on which the app's functions run as the platform runs them. */
export function platformFor(script: Script, world: World): Stage {
  const stage: Stage = stageFor(
    script,
    world,
    (issueId, byApp) => {
      if (!byApp) changed(world, issueId);
    },
    consumeOn(world, (issueId, { readAt }) => readAt !== undefined && stage.looks.push({ issueId, readAt })),
  );
  return stage;
}

/** Something happened to an issue: the trigger hears of it some time. */
function changed(world: World, issueId: string): void {
  const { faults } = world;
  if (faults.strikes('event dropped', 2)) {
    world.tell(() => `  event of ${issueId} is lost`);
    return;
  }
  const delay = (): number => world.takes(100, 3_000) + (faults.strikes('event delayed', 2) ? faults.random.between(1, 90) * MINUTE : 0);
  const times = faults.strikes('event doubled', 2) ? 2 : 1;
  for (let time = 0; time < times; time++) world.after(delay(), () => deliver(world, issueId, 0));
}

function deliver(world: World, issueId: string, retries: number): void {
  world.invoke(
    `event of ${issueId}`,
    () => onIssueChanged({ issue: { id: issueId } }),
    (ending, invocation) => {
      const again = wish(world, ending, invocation);
      // Where nothing but trying again mends anything the platform does not give up.
      if (again !== undefined && (retries < EVENT_RETRIES || world.faults.profile === 'errors'))
        world.after(again * 1_000, () => deliver(world, issueId, retries + 1));
    },
  );
}

function consumer(message: Message): Promise<unknown> {
  if (message.queue === 'storm') return storm();
  if (message.queue === 'sweep') return sweepOn();
  const { queue: _, ...body } = message;
  return reconcile({ body });
}

const consumeOn =
  (world: World, looked: (issueId: string, invocation: Invocation) => void): Consume =>
  (message, attempts, end) => {
    world.invoke(
      what(message),
      () => consumer(message),
      (ending, invocation) => {
        world.tell(() => `  ${what(message)}: ${wordOf(ending)}`);
        if (message.queue === 'reconcile' && ending.how === 'answered' && ending.value === undefined && !invocation.struck)
          looked(message.issueId, invocation);
        const asked = wish(world, ending, invocation);
        if (asked !== undefined || ending.how === 'answered') return end(asked);
        end(ending.how === 'crashed' && !world.faults.strikes('crash not repeated', 5) ? backOff(attempts) : undefined);
      },
    );
  };

/** After how many seconds a function asked to be run again. Jira's word for how long to wait is to be kept. */
function wish(world: World, ending: Ending, { told = 0 }: Invocation): number | undefined {
  if (ending.how === 'threw')
    world.wrong.push(`a function threw: ${ending.error instanceof Error ? (ending.error.stack ?? '') : String(ending.error)}`);
  if (ending.how !== 'answered' || typeof ending.value !== 'object' || ending.value === null || !('retryOptions' in ending.value))
    return undefined;
  const { retryOptions } = ending.value;
  const after =
    typeof retryOptions === 'object' && retryOptions !== null && 'retryAfter' in retryOptions ? Number(retryOptions.retryAfter) : 1;
  if (after < told) world.wrong.push(`Jira said to wait ${told} s, and the app asked to be run again after ${after} s`);
  return after;
}

const wordOf = (ending: Ending): string => {
  if (ending.how === 'crashed') return 'crashes';
  if (ending.how === 'threw') return `throws ${String(ending.error)}`;
  return ending.value === undefined ? 'done' : `again later: ${JSON.stringify(ending.value)}`;
};

/** The five-minute sweep, until an instant. */
export function scheduleSweeps({ world, storage }: Stage, until: number): void {
  const { faults } = world;
  const run = (): void =>
    world.invoke('sweep', sweep, (ending, invocation) => {
      world.tell(() => `  sweep: ${wordOf(ending)}`);
      unlessLater(world, ending, invocation);
    });
  const tick = (at: number): void => {
    if (at > until) return;
    world.agenda.add(at, () => {
      tick(at + SWEEP_EVERY);
      const next = storage.nextWakeUp;
      if (next === undefined || next > world.now + WORTH_SWEEPING) return;
      if (faults.strikes('sweep missed', 3)) return world.tell(() => '  a sweep is missed');
      world.after(faults.strikes('sweep late', 3) ? faults.random.between(1, 8) * MINUTE : 0, run);
      if (faults.strikes('sweep doubled', 3)) world.after(faults.random.between(0, 4_000), run);
    });
  };
  tick(world.now + world.takes(0, SWEEP_EVERY));
}

/**
 * The search for what the app missed, every hour, and the check-up, at some of the hours, until an instant. None repeats a run that failed. A
 * search that would find nothing is not run.
 */
export function scheduleHourly({ world, jira, storage }: Stage, what: 'search' | 'check-up', until: number): void {
  const every = what === 'search' ? HOUR : CHECK_UP_EVERY;
  const idle = (): boolean => what === 'search' && !jira.changedSince(Date.parse(storage.searchedUpTo) - SEARCH_OVERLAP);
  const run = what === 'search' ? findMissed : checkUp;
  const tick = (at: number): void => {
    if (at > until) return;
    world.agenda.add(at, () => {
      tick(at + every);
      if (idle()) return;
      if (world.faults.strikes('search missed', 3)) return world.tell(() => `  a ${what} is missed`);
      world.invoke(what, run, (ending, invocation) => {
        world.tell(() => `  ${what}: ${wordOf(ending)}`);
        unlessLater(world, ending, invocation);
      });
    });
  };
  tick(world.now + world.takes(0, every));
}

/** The platform does not repeat a schedule's failed run; the next one does what it did not. */
function unlessLater(world: World, ending: Ending, invocation: Invocation): void {
  if (!(ending.how === 'threw' && ending.error instanceof AppFault && ending.error.error.code === 'TRY_LATER'))
    wish(world, ending, invocation);
}
