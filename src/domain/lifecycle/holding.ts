/** A reason of the policy for which an incident waits now. */
export interface Holding {
  /** Id of the hold reason. */
  reason: string;
  /** ISO instant at which that began, by Jira's history. */
  since: string;
}

/** When an incident waited for a reason; `to` undefined: it does. ms since 1970. */
export interface Wait {
  id: string;
  from: number;
  to: number | undefined;
}

/** Those that hold now, the one that began last first. @param waits instants in ms since 1970. */
export const holdingNow = (waits: readonly Wait[]): Holding[] =>
  waits
    .filter(({ to }) => to === undefined)
    .map(({ id, from }) => ({ reason: id, since: new Date(from).toISOString() }))
    .reverse();
