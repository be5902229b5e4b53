import type { Preflight, PublishedPolicy, Settings } from '../contract/types';
import type { Act, ActLog } from '../domain/acts/act';
import type { StatusCategory } from '../domain/incident/facts';
import type { PolicyIncident, PolicyVersion } from '../domain/policy/version-for';
import type { AuditStore } from './audit-store';
import type { BulkStore } from './bulk-store';
import type { EffectStore } from './effect-store';
import type { EverythingStore } from './everything-store';
import type { HealthStore } from './health-store';
import type { IntentStore } from './intent-store';
import type { ApplicationStore, DraftStore, Publication } from './policy-store';
import type { GroupStore } from './support-groups';
import type { WakeUpStore } from './wake-up-store';

export interface Store {
  readSettings(): Promise<Settings | undefined>;
  saveSettings(settings: Settings): Promise<void>;
  removeSettings(): Promise<void>;
  readPreflight(): Promise<Preflight | undefined>;
  savePreflight(preflight: Preflight): Promise<void>;
  /** The current policy; at most a minute old. */
  readPolicy(): Promise<PublishedPolicy | undefined>;
  /** The same as it is in the storage now, for whoever is about to change it. */
  readPolicyNow(): Promise<PublishedPolicy | undefined>;
  /** The policy an incident runs under (domain/policy/version-for.ts). Undefined before the first was published. */
  readPolicyFor(incident: PolicyIncident): Promise<PublishedPolicy | undefined>;
  /** All versions, oldest first, as the list is now. */
  listPolicies(): Promise<PolicyVersion[]>;
  /** Undefined for a version that was never published. */
  readPolicyVersion(version: number): Promise<PublishedPolicy | undefined>;
  /**
   * Publishes the next version, all of it or nothing. CONFLICT when another version came into force since `after` (0: the first), or the draft
   * changed. INVALID_INPUT for a document that contradicts itself.
   */
  publishPolicy(after: number, publication: Publication): Promise<PublishedPolicy>;
  drafts: DraftStore;
  applications: ApplicationStore;
  audit: AuditStore;
  everything: EverythingStore;
  readActs(issueId: string): Promise<ActLog>;
  /** The same of many incidents, by their ids; one without acts is absent. At most a hundred. */
  readManyActs(issueIds: readonly string[]): Promise<ReadonlyMap<string, ActLog>>;
  /** Appends on top of the version that was read. CONFLICT when somebody else appended meanwhile. */
  appendActs(issueId: string, after: ActLog, acts: readonly Act[]): Promise<void>;
  effects: EffectStore;
  intents: IntentStore;
  wakeUps: WakeUpStore;
  bulk: BulkStore;
  groups: GroupStore;
  health: HealthStore;
  /** The statuses of the site as they were when Jira was asked last. */
  readStatuses(): Promise<StatusList | undefined>;
  saveStatuses(statuses: StatusList): Promise<void>;
}

/** Categories of statuses by the statuses' ids. */
export interface StatusList {
  /** ISO instant at which Jira said so. */
  at: string;
  categories: Record<string, StatusCategory>;
}
