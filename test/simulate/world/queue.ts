import { fault } from '../../../src/contract/errors';
import { MINUTE } from '../script/site';
import type { World } from './world';

export type Message = { queue: 'reconcile'; issueId: string; due?: number } | { queue: 'sweep' } | { queue: 'storm' };

interface Queued {
  message: Message;
  pushed: number;
  attempts: number;
}

/** The platform's limits (docs/sandbox.md). */
const PER_PUSH = 50;
const PER_MINUTE = 500;
const MAX_DELAY_S = 900;
const RETENTION = 24 * 60 * MINUTE;
/** First pause of the platform's own, in ms; doubled each time. */
const BACK_OFF = 10_000;

/** Runs a consumer: answers after how many seconds it is to run again, as it asks or as the platform does; undefined: it is done. */
export type Consume = (message: Message, attempts: number, end: (again: number | undefined) => void) => void;

/** The platform's queue: at least once, in no order, with delays and retries; looks at one issue one after the other. */
export class Queue {
  /** Messages that have not been dealt with. */
  waiting = 0;
  readonly #busy = new Map<string, Queued[]>();
  #minute = 0;
  #taken = 0;

  constructor(
    readonly world: World,
    readonly consume: Consume,
  ) {}

  push(messages: readonly { message: Message; delayS: number }[]): void {
    const { faults, now } = this.world;
    if (messages.length > PER_PUSH) throw new Error(`${messages.length} events in one push`);
    const minute = Math.floor(now / MINUTE);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#taken = 0;
    }
    if (this.#taken + messages.length > PER_MINUTE || faults.strikes('push refused')) throw fault('TRY_LATER', 'The queue took no event.');
    const part =
      messages.length > 1 && faults.strikes('push taken in part') ? faults.random.between(1, messages.length - 1) : messages.length;
    for (const { message, delayS } of messages.slice(0, part)) {
      if (!(delayS >= 0 && delayS <= MAX_DELAY_S)) throw new Error(`a delay of ${delayS} s`);
      this.#taken++;
      this.#send({ message, pushed: now, attempts: 0 }, delayS * 1_000 + this.world.takes(50, 1_500));
    }
    if (part < messages.length) throw fault('TRY_LATER', 'The queue took only some events.');
  }

  #send(queued: Queued, ms: number): void {
    const { world } = this;
    const { faults } = world;
    if (faults.strikes('queued look dropped')) {
      world.tell(() => `  queue: ${what(queued.message)} is lost`);
      return;
    }
    const late = faults.strikes('queued look delayed', 2) ? faults.random.between(1, 40) * MINUTE : 0;
    this.waiting++;
    world.after(ms + late, () => this.#deliver(queued));
    if (!faults.strikes('queued look doubled', 2)) return;
    // The second does not wait for the first: the platform believes that one lost.
    this.waiting++;
    const apart = faults.random.between(0, 3_000);
    world.after(ms + late + apart, () => this.#run({ ...queued }, () => undefined));
  }

  #deliver(queued: Queued): void {
    const { message } = queued;
    if (message.queue !== 'reconcile') {
      this.#run(queued, () => undefined);
      return;
    }
    const held = this.#busy.get(message.issueId);
    if (held) {
      held.push(queued);
      return;
    }
    this.#busy.set(message.issueId, []);
    this.#run(queued, () => {
      const next = this.#busy.get(message.issueId) ?? [];
      this.#busy.delete(message.issueId);
      for (const one of next) this.world.after(0, () => this.#deliver(one));
    });
  }

  #run(queued: Queued, release: () => void): void {
    queued.attempts++;
    this.consume(queued.message, queued.attempts, (again) => {
      this.waiting--;
      release();
      if (again === undefined) return;
      const due = this.world.now + again * 1_000;
      if (due > queued.pushed + RETENTION) return;
      this.waiting++;
      this.world.agenda.add(due, () => this.#deliver(queued));
    });
  }
}

/** Seconds after which the platform runs a function again that ended without an answer. */
export const backOff = (attempts: number): number => Math.min((BACK_OFF * 2 ** (attempts - 1)) / 1_000, MAX_DELAY_S);

export const what = (message: Message): string => (message.queue === 'reconcile' ? `look at ${message.issueId}` : message.queue);
