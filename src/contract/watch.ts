import * as v from 'valibot';
import { holder } from './policy-sections/parts';

const named = v.object({ id: v.string(), name: v.string() });

/** Whether the person may read the watch list, and what there is to filter by; else who may. */
export const watchDesk = v.variant('may', [
  v.object({
    may: v.literal(true),
    /** In the policy's order; `tier` is the id of one of the tiers. */
    groups: v.array(v.object({ ...named.entries, tier: v.string() })),
    tiers: v.array(named),
  }),
  v.object({ may: v.literal(false), holders: v.array(holder) }),
]);
