/**
 * Forge's price list and the latencies the meter assumes, one place for both.
 * Prices: developer.atlassian.com/platform/forge/forge-platform-pricing (August 2026), per app and month.
 */
export const PRICES = {
  functions: { unit: 'GB-s', free: 200_000, usdPerUnit: 0.000025 },
  kvsReads: { unit: 'GB', free: 0.1, usdPerUnit: 0.055 },
  kvsWrites: { unit: 'GB', free: 0.1, usdPerUnit: 1.09 },
  logs: { unit: 'GB', free: 1, usdPerUnit: 1.005 },
} as const;

/** Points an app may spend an hour over all its customers before Jira answers 429 (rate-limiting page, tier 1). */
export const JIRA_POINTS_PER_HOUR = 65_000;

/** Size to which the storage service rounds each read or write for its rate limits, bytes (limits-kvs-ce page). */
export const KVS_ROUNDING = 10_240;

/**
 * A local answer takes a millisecond; the platform's does not. Each call is charged this documented typical latency, ms.
 * Assumptions of ours, printed with every result that depends on them.
 */
export const LATENCY = {
  jiraRead: 250,
  jiraWrite: 400,
  kvs: 30,
  queuePush: 40,
  other: 100,
  /** Own work of a function besides its calls. */
  ownWork: 5,
  coldStart: 1_000,
  /** One invocation in so many starts cold. */
  coldEvery: 50,
} as const;

/** Memory of a function when the manifest says none, MB (limits-invocation page). */
export const DEFAULT_MEMORY_MB = 512;
