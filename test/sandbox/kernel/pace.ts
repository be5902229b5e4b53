import type { Clock } from './clock';

/**
 * Time as it would go by on the platform. A local answer takes a millisecond, so calls made one after the other would look like a burst they
 * never are there: this time goes on with the site's clock and, beyond it, by the typical latency of each call (meter/prices.ts). Calls made at
 * once, before any of them is answered, stay at once. Only rate limits read it.
 */
export class Pace {
  /** How much later than the site's clock it would be, ms. */
  #ahead = 0;

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now() + this.#ahead;
  }

  /** A call begun at `start` was answered after `ms`. */
  spend(start: number, ms: number): void {
    this.#ahead = Math.max(this.#ahead, start + ms - this.clock.now());
  }
}
