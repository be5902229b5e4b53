import type { AuditEntry } from '../contract/types';

export type AuditLine = Omit<AuditEntry, 'id'>;

export interface AuditStore {
  append(line: AuditLine): Promise<void>;
  /** Newest first, those before a line's id. */
  read(before?: string): Promise<{ entries: AuditEntry[]; next: string | null }>;
}
