import { kvs } from '@forge/kvs';
import * as v from 'valibot';
import { fault } from '../../contract/errors';
import { EFFECT_OUTCOMES, type EffectRow } from '../../domain/effects/effect';
import type { EffectStore } from '../../ports';
import { claimKey } from './claim';
import { reach } from './reach';

/**
 * Days an attempt is kept. What came of an effect stays in the incident's acts; the attempt is for looks that do not see that yet, and for
 * what a crash left behind.
 */
const DAYS = 30;

const storedSchema = v.object({
  state: v.picklist(['claimed', ...EFFECT_OUTCOMES]),
  why: v.exactOptional(v.string()),
  at: v.pipe(v.string(), v.isoTimestamp()),
});

type Attempt = Pick<EffectRow, 'id' | 'issueId' | 'kind' | 'attempt'>;

const keyOf = ({ id, attempt }: Attempt): string => `effect:${id.replaceAll('/', ':')}:${attempt}`;
/** The key says the rest: what is written is paid for by the byte. */
const storedOf = ({ state, why, at }: EffectRow): v.InferOutput<typeof storedSchema> => ({
  state,
  ...(why === undefined ? {} : { why }),
  at,
});

async function claim(row: EffectRow): Promise<'yours' | EffectRow> {
  const key = keyOf(row);
  if (await claimKey(key, storedOf(row), DAYS)) return 'yours';
  const held = await read(row);
  // Given back between the two.
  if (held === undefined) throw fault('TRY_LATER', `Storage: the attempt ${key} is being given back.`);
  return held;
}

async function read(attempt: Attempt): Promise<EffectRow | undefined> {
  const key = keyOf(attempt);
  const stored = await reach(() => kvs.get<unknown>(key));
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(storedSchema, stored);
  if (!parsed.success) throw fault('INTERNAL', `The stored attempt ${key} is not of this version’s form.`);
  return { ...attempt, ...parsed.output };
}

/** Attempts at effects: one key each, so that each can be claimed by one alone. */
export const effects: EffectStore = {
  claim,
  read,
  mark: (row) => reach(() => kvs.set(keyOf(row), storedOf(row), { keyPolicy: 'OVERRIDE', ttl: { unit: 'DAYS', value: DAYS } })),
  release: (row) => reach(() => kvs.delete(keyOf(row))),
};
