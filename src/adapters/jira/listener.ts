import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { Listener } from '../../ports';
import { ask } from './request';

const userSchema = v.object({ displayName: v.optional(v.string()), locale: v.optional(v.string(), ''), timeZone: v.optional(v.string()) });

/** ms for which what is known of somebody is believed, and of how many: a running function is kept for some hours at most, and people seldom move. */
const BELIEVED = 6 * 3_600_000;
const MOST = 1_000;
const known = new Map<string, { listener: Listener; until: number }>();

/** In which language and time zone somebody is told, and what they are called. One call, and for some hours none. Whoever was erased, or is hidden, has no language. */
export async function readListener(accountId: string): Promise<Listener> {
  const now = Date.now();
  const kept = known.get(accountId);
  if (kept && now < kept.until) return kept.listener;
  const listener = await ask('getUser', 'app', { query: { accountId } }, userSchema).then(
    ({ displayName, locale, timeZone }): Listener => ({
      accountId,
      ...(displayName === undefined ? {} : { name: displayName }),
      locale,
      ...(timeZone === undefined ? {} : { timeZone }),
    }),
    (error: unknown): Listener => {
      if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
      return { accountId, locale: '' };
    },
  );
  if (known.size >= MOST) known.clear();
  known.set(accountId, { listener, until: now + BELIEVED });
  return listener;
}
