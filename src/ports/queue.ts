export interface Queue {
  /** Asks for a look; looks at the same issue never run at once. */
  look(issueId: string): Promise<void>;
  /**
   * Asks for looks, each not before its delay (whole seconds, at most 900); at most 50. `due`: the look is for the wake-up of this instant (ms
   * since 1970), and for nothing when the incident has another by then.
   */
  looks(looks: readonly { issueId: string; delayS: number; due?: number }[]): Promise<void>;
  /** Asks for a sweep that goes on where this one stopped. */
  sweepOn(delayS: number): Promise<void>;
  /** Asks for what is due to be seen to in bulk, after so many seconds (at most 900). */
  storm(delayS: number): Promise<void>;
  /** Asks for a version of the policy to be applied to open incidents, or for that to go on. */
  applyPolicy(version: number, delayS: number): Promise<void>;
}
