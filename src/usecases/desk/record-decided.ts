import { AppFault } from '../../contract/errors';
import { SAID_MAX } from '../../contract/limits';
import type { Act } from '../../domain/acts/act';
import { bytesSaid } from '../../domain/acts/said';
import type { Store } from '../../ports';
import { type AskOnePorts, dueFirst } from '../ask-for-looks';
import { lookSoon } from '../panel/look-soon';
import { refusal } from './refusal';

/** How often it is decided anew when others act at the same time. */
const TRIES = 5;

export type RecordPorts = AskOnePorts & { store: Pick<Store, 'readActs' | 'appendActs'> };

/** What follows from an incident's acts: one more, or none, and what the person is told. */
export interface Decided<T> {
  act?: Act;
  answer: T;
}

/**
 * Records what a person does if it still follows from the acts as they are: when somebody else acted meanwhile it is decided anew, so that of
 * two who do the same at once one is first and the other is told. Throws what `decideOn` throws, INVALID_INPUT when the incident has no room
 * for more, CONFLICT when others never stop.
 */
export async function recordDecided<T>(ports: RecordPorts, issueId: string, decideOn: (acts: readonly Act[]) => Decided<T>): Promise<T> {
  const { store } = ports;
  for (let attempt = 1; ; attempt++) {
    const log = await store.readActs(issueId);
    const { act, answer } = decideOn(log.acts);
    if (!act) return answer;
    if (bytesSaid([...log.acts, act]) > SAID_MAX)
      throw refusal('INVALID_INPUT', 'full', `Issue ${issueId} has no room for more acts of people.`);
    if (attempt === 1) await dueFirst(ports, issueId);
    try {
      await store.appendActs(issueId, log, [act]);
    } catch (error) {
      if (attempt === TRIES || !(error instanceof AppFault && error.error.code === 'CONFLICT')) throw error;
      continue;
    }
    await lookSoon(ports, issueId);
    return answer;
  }
}
