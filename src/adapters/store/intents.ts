import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { raisedIncident } from '../../contract/raise';
import type { Attempt, IntentStore } from '../../ports';
import { claimKey } from './claim';
import { reach } from './reach';

/** How long an intent is kept. A modal is not left open longer than that. */
const DAYS = 7;

const attemptSchema = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  outcome: v.exactOptional(v.union([v.literal('refused'), v.object({ made: raisedIncident })])),
});

const keyOf = (accountId: string, intentId: string, attempt: number): string => `intent:${accountId}:${intentId}:${attempt}`;

async function readAttempt(key: string): Promise<Attempt | undefined> {
  const stored = await reach(() => kvs.get<unknown>(key));
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(attemptSchema, stored);
  if (!parsed.success) throw fault('INTERNAL', `The stored attempt ${key} is not of this version’s form.`);
  return parsed.output;
}

/** Attempts to make an incident for an intent: one key each, so that each can be claimed by one alone. */
export const intents: IntentStore = {
  claim: (accountId, intentId, attempt, at) => claimKey(keyOf(accountId, intentId, attempt), { at }, DAYS),
  read: async (accountId, intentId) => {
    const attempts: Attempt[] = [];
    for (;;) {
      const attempt = await readAttempt(keyOf(accountId, intentId, attempts.length));
      if (!attempt) return attempts;
      attempts.push(attempt);
    }
  },
  settle: (accountId, intentId, attempt, at, outcome) =>
    reach(() =>
      kvs.set(keyOf(accountId, intentId, attempt), { at, outcome }, { keyPolicy: 'OVERRIDE', ttl: { unit: 'DAYS', value: DAYS } }),
    ),
};
