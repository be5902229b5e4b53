import type { Application, Applies, Draft, Policy } from '../contract/types';
import type { AuditLine } from './audit-store';

/** A version to be published. */
export interface Publication {
  document: Policy;
  /** Account id. */
  by: string;
  note: string;
  /** ISO instant. */
  at: string;
  /** new when absent. */
  applies?: Applies;
  /** Etag of the draft it comes from, which is gone afterwards. */
  draft?: number;
  /** What is to be done with open incidents. */
  application?: ApplicationRun;
  /** The line of the audit log; one that says "published" when absent. */
  audit?: AuditLine;
}

/** The one draft of the policy. */
export interface DraftStore {
  /** `etag` grows with each change, also when the draft is gone. */
  read(): Promise<{ etag: number; draft?: Draft }>;
  /** Writes the draft, or takes it away, and a line of the audit log with it; answers the new etag. CONFLICT when it changed since `after`. */
  write(after: number, draft: Omit<Draft, 'etag'> | undefined, line?: AuditLine): Promise<number>;
}

/** How far a version has come among open incidents, and where to go on. */
export interface ApplicationRun extends Application {
  /** Ids of incidents that were found and not yet asked for. */
  pending: string[];
  /** Jira's token for the next page of incidents, once no more are pending. */
  cursor?: string;
}

export interface ApplicationStore {
  read(version: number): Promise<ApplicationRun | undefined>;
  save(run: ApplicationRun): Promise<void>;
}
