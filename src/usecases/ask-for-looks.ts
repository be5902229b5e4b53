import { AppFault } from '../contract/errors';
import type { Clock, Queue, Store } from '../ports';
import { dirty } from './wake-ups/rules';

/** Looks of one push (the platform's limit). */
const PUSH = 50;

export interface AskPorts {
  clock: Clock;
  queue: Pick<Queue, 'looks'>;
  store: { wakeUps: Pick<Store['wakeUps'], 'save'> };
}

/**
 * Asks for looks at issues. When the queue takes no more, the rest is left due in storage, where the next sweep finds it: nothing is lost,
 * it is minutes late. TRY_LATER only when storage takes nothing either.
 */
export async function askForLooks({ clock, queue, store }: AskPorts, issueIds: readonly string[]): Promise<void> {
  for (let at = 0; at < issueIds.length; at += PUSH) {
    try {
      await queue.looks(issueIds.slice(at, at + PUSH).map((issueId) => ({ issueId, delayS: 0 })));
    } catch (error) {
      if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
      const left = issueIds.slice(at);
      console.warn(`${left.length} looks are left to the sweep: ${error.error.message}`);
      return store.wakeUps.save(left.map((issueId) => dirty(issueId, clock.now())));
    }
  }
}

export interface AskOnePorts {
  clock: Clock;
  queue: Pick<Queue, 'look'>;
  store: { wakeUps: Pick<Store['wakeUps'], 'save'> };
}

/** The same for one issue. */
export async function askForLook({ clock, queue, store }: AskOnePorts, issueId: string): Promise<void> {
  try {
    await queue.look(issueId);
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
    console.warn(`a look at ${issueId} is left to the sweep: ${error.error.message}`);
    await store.wakeUps.save([dirty(issueId, clock.now())]);
  }
}

/**
 * Leaves an issue due before somebody's act on it is recorded: an act moves nothing in Jira, so if the function ended between the act and the
 * request for a look, nothing else would ever tell of it.
 */
export const dueFirst = ({ clock, store }: Pick<AskOnePorts, 'clock' | 'store'>, issueId: string): Promise<void> =>
  store.wakeUps.save([dirty(issueId, clock.now())]);
