import type { RaisedIncident } from '../contract/types';

/** One attempt to make an incident for an intent of a person's. */
export interface Attempt {
  /** ISO instant at which it began. */
  at: string;
  /** Set once its outcome is known. */
  outcome?: { made: RaisedIncident } | 'refused';
}

export interface IntentStore {
  /** Claims the attempt number n (0, 1, …) of an intent: false when somebody has it already. */
  claim(accountId: string, intentId: string, attempt: number, at: string): Promise<boolean>;
  /** The attempts so far, in order. */
  read(accountId: string, intentId: string): Promise<Attempt[]>;
  settle(accountId: string, intentId: string, attempt: number, at: string, outcome: NonNullable<Attempt['outcome']>): Promise<void>;
}
