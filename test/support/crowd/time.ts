/** Time that passes only by being waited for: hours of waiting are over as fast as what is done meanwhile takes. */
export class VirtualTime {
  #waiting: { at: number; order: number; go: () => void }[] = [];
  #order = 0;

  /** @param now ms since 1970. */
  constructor(public now: number) {}

  sleep(ms: number): Promise<void> {
    return new Promise((go) => {
      this.#waiting.push({ at: this.now + Math.max(0, ms), order: this.#order++, go });
    });
  }

  /** Lets time pass until an instant (ms since 1970), or until nobody waits for anything any more. */
  async pass(until: number): Promise<void> {
    for (;;) {
      // Everything that can be done without waiting is done first.
      await new Promise((go) => setImmediate(go));
      const soonest = this.#soonest();
      if (this.#waiting.length === 0 || soonest > until) break;
      this.now = soonest;
      const due = this.#waiting.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at || a.order - b.order);
      this.#waiting = this.#waiting.filter(({ at }) => at > this.now);
      for (const { go } of due) go();
    }
    this.now = Math.max(this.now, until);
  }

  #soonest(): number {
    let soonest = Number.POSITIVE_INFINITY;
    for (const { at } of this.#waiting) if (at < soonest) soonest = at;
    return soonest;
  }
}
