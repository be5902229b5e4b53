import type { EffectRow } from '../domain/effects/effect';

/** Who does an effect, so that it is done once. Asked only when one is due. */
export interface EffectStore {
  /** Claims an attempt: 'yours' for whoever asks first; everybody after gets the row as it stands. */
  claim(row: EffectRow): Promise<'yours' | EffectRow>;
  /** An attempt as it stands; undefined: nobody made it. */
  read(attempt: Pick<EffectRow, 'id' | 'issueId' | 'kind' | 'attempt'>): Promise<EffectRow | undefined>;
  /** Notes what came of an attempt that was claimed. */
  mark(row: EffectRow): Promise<void>;
  /** Gives a claimed attempt back: certainly nothing was done, and somebody may try later. */
  release(row: EffectRow): Promise<void>;
}
