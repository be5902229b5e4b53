/** What the platform does not promise exactly, and what tests want to change. Times in sandbox ms unless said otherwise. */
export interface ForgeSettings {
  /** How long after a write a storage query still sees what was before. Reads by key see it at once. */
  kvsQueryLagMs: number;
  /** How long an expired value (ttl) can still be read: the platform removes it some time later. */
  ttlRemovalMs: number;
  /** From a change in Jira to the function that hears of it. */
  eventDelayMs: number;
  /** From a push to the consumer, besides the delay asked for. */
  queueDelayMs: number;
  /** First run of a scheduled trigger after the installation. */
  firstScheduleMs: number;
  /** Factor on all time limits of functions, which count real time. */
  timeLimitScale: number;
  /** Calls of one person to the app's resolvers a minute of sandbox time (limits-invocation page). */
  invocationsPerUserMinute: number;
  /** The app's own variables (forge variables). */
  variables: Record<string, string>;
}

export const DEFAULT_SETTINGS: Readonly<ForgeSettings> = {
  kvsQueryLagMs: 500,
  ttlRemovalMs: 3_600_000,
  eventDelayMs: 300,
  queueDelayMs: 100,
  firstScheduleMs: 300_000,
  timeLimitScale: 1,
  invocationsPerUserMinute: 1_200,
  variables: {},
};
