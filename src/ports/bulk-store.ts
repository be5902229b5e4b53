/** Who works in bulk just now, and what of the hourly points was spent doing it. */
export interface BulkWork {
  /** Until when nobody else may, ms since 1970. */
  until: number;
  /** The full hour (ms since 1970) in which the points were spent: Jira counts by it. */
  hour: number;
  points: number;
}

export interface BulkStore {
  /** `revision` grows with each change; 0: never written. */
  readWork(): Promise<{ revision: number; work?: BulkWork }>;
  /** False when somebody else wrote since revision `after`. */
  writeWork(after: number, work: BulkWork): Promise<boolean>;
  /** ISO instant up to which everything that changed was searched for what the app missed. */
  readSearchedUpTo(): Promise<string | undefined>;
  saveSearchedUpTo(instant: string): Promise<void>;
}
